import type { Report } from '../model/report.ts';

/** How many records of one group of the self-test reached each level, or more. */
interface MeasuredGroup {
  readonly records: number;
  readonly weak: number;
  readonly moderate: number;
  readonly strong: number;
}

/** The self-test of the combined assessment: generated records whose truth is known. */
export interface MeasuredRates {
  /** Of the table of likelihood ratios that was tested. */
  readonly tableVersion: string;
  readonly honest: MeasuredGroup;
  readonly backfilled: MeasuredGroup;
  readonly backfilledCleaned: MeasuredGroup;
}

/** What the self-test says about errors, in words that need no statistics; one paragraph each. */
export function errorRateTexts(rates: MeasuredRates, report: Pick<Report, 'assessment'>): readonly string[] {
  const { honest, backfilled, backfilledCleaned } = rates;
  const texts = [
    `误报：自测用了 ${honest.records} 份按时形成的记录（包括按月、按季、年底集中录入的），合并衡量后误判为“强”的 ${honest.strong} 份，“中”以上的 ${honest.moderate} 份，“弱”以上的 ${honest.weak} 份（${oneIn(honest.weak, honest.records)}）。所以单独一条“弱”的线索很常见，不能说明什么；“中”“强”的也仍须由人核实。`,
    `漏报：同一自测中，会后补写、没有清除文件信息的 ${backfilled.records} 份记录，达到“中”以上的 ${backfilled.moderate} 份（${oneIn(backfilled.moderate, backfilled.records)}）；清除或改写过文件信息的 ${backfilledCleaned.records} 份，达到“中”以上的 ${backfilledCleaned.moderate} 份（${oneIn(backfilledCleaned.moderate, backfilledCleaned.records)}）。所以没有疑点不等于记录一定按时形成。`,
    '自测的记录全部是按常见做法生成的，不是真实的村级记录，真实的误报和漏报会有不同。这些数字只说明方法的大致可靠程度，不能当作某一份记录属实与否的可能性。',
  ];
  const used = report.assessment?.tableVersion;
  if (used !== undefined && used !== rates.tableVersion) texts.push(`本报告所用的衡量表版本为 ${used}，自测用的是 ${rates.tableVersion}，两者不同，上面的数字仅供参考。`);
  return texts;
}

/** 每 100 份约 29 份; 没有; fewer than one in a hundred as 不到 1 份. */
function oneIn(hits: number, of: number): string {
  if (hits === 0) return '没有';
  const share = (hits / of) * 100;
  return share < 1 ? '每 100 份不到 1 份' : `每 100 份约 ${Math.round(share)} 份`;
}
