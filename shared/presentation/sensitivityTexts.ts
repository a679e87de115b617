import type { Report } from '../model/report.ts';
import { sensitivityLabels, shippedSensitivity, type Sensitivity } from '../rules/sensitivityShape.ts';

/** How readily doubts were raised and what is known about it, a paragraph each. */
export function sensitivityTexts({ sensitivity = shippedSensitivity }: Pick<Report, 'sensitivity'>): readonly string[] {
  const { step, selfCheck } = sensitivity;
  return [
    step === 'standard' ? '疑点灵敏度：标准（出厂的各项界限）。' : `疑点灵敏度：${sensitivityLabels[step]}。上面的误报、漏报是按“标准”测的；“${sensitivityLabels[step]}”${step === 'cautious' ? '提示的疑点少一些，漏掉的会多一些' : '提示的疑点多一些，其中属实的记录也会多一些'}，没有另外测。`,
    ...(selfCheck ? [selfCheckText({ step, selfCheck })] : []),
  ];
}

function selfCheckText({ step, selfCheck }: { readonly step: Sensitivity['step']; readonly selfCheck: NonNullable<Sensitivity['selfCheck']> }): string {
  const { books, records, doubts, asOf } = selfCheck;
  return `设定时用 ${books.length} 本经人确认属实的记录（${records} 份，检查日期 ${asOf}）自测，“${sensitivityLabels[step]}”在其中提示了 ${doubts[step]} 条疑点（少报 ${doubts.cautious}、标准 ${doubts.standard}、细查 ${doubts.close}）。`;
}
