import type { ReportFinding } from '../../../../shared/model/report.ts';
import { basisText, decisionText, findingTime, gapsByBranch } from '../../../../shared/presentation/findingTexts.ts';
import { gapName } from '../../../../shared/presentation/gapNames.ts';
import { severityLabel } from '../../../../shared/presentation/labels.ts';
import { chapter, heading, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';
import { chapters } from './contents.ts';
import { findingDestination, type ReportContext } from './reportContext.ts';

/** 缺项: what each kind rests on and how it is put right, told once; then a table for each branch. */
export async function gapsSection(pdf: PdfDocument, { report }: ReportContext): Promise<void> {
  chapter(pdf, chapters.gaps);
  const branches = gapsByBranch(report);
  if (branches.length === 0) {
    paragraph(pdf, '没有发现缺项。');
    return;
  }
  paragraph(pdf, '缺项是在提供的文件中没有找到应有的材料，不等于没有开展。找到当时的材料应及时归档；确未开展的如实说明，不得补写会议记录。');
  const shared = await basisTable(pdf, branches.flatMap(({ findings }) => findings));
  for (const { branch, findings } of branches) {
    heading(pdf, `${branch}（${findings.length} 条）`, 2);
    await table(
      pdf,
      [{ header: '期间', share: 3.2 }, { header: '缺什么', share: 3.4 }, { header: '级别', share: 1.6, align: 'center' }, { header: '说明', share: 13 }],
      findings.map((finding) => row(finding, shared)),
      { size: 8.5, rowCount: findings.length, onRow: (index) => pdf.destination(findingDestination(findings[index]!.id)) },
    );
  }
}

/** Basis and remedy of each check, where all its findings have the same; returns what was told. */
async function basisTable(pdf: PdfDocument, findings: readonly ReportFinding[]): Promise<ReadonlySet<string>> {
  const kinds = [...Map.groupBy(findings, (finding) => finding.rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  const shared = kinds.filter(([, ofRule]) => ofRule.every((finding) => finding.basis === ofRule[0]!.basis && finding.clearedBy === ofRule[0]!.clearedBy));
  if (shared.length === 0) return new Set();
  heading(pdf, '各类缺项的依据和办法', 2);
  await table(
    pdf,
    [{ header: '代码', share: 1.5, align: 'center' }, { header: '缺什么', share: 3 }, { header: '条数', share: 1.3, align: 'center' }, { header: '依据', share: 9 }, { header: '怎样补正', share: 6.5 }],
    shared.map(([rule, ofRule]) => [rule, gapName(rule), String(ofRule.length), basisText(ofRule[0]!), ofRule[0]!.clearedBy]),
  );
  return new Set(shared.map(([rule]) => rule));
}

function row(finding: ReportFinding, shared: ReadonlySet<string>): readonly string[] {
  const own = shared.has(finding.rule) ? [] : [basisText(finding) && `依据：${basisText(finding)}`, finding.clearedBy && `补正：${finding.clearedBy}`];
  const files = finding.paths.length === 0 ? '' : `涉及：${finding.paths.slice(0, 2).join('；')}${finding.paths.length > 2 ? `等 ${finding.paths.length} 个文件` : ''}`;
  return [findingTime(finding), `${gapName(finding.rule)}\n${finding.rule}`, severityLabel(finding.severity), [finding.title, finding.explanation, ...own, files, decisionText(finding) && `决定：${decisionText(finding)}`].filter(Boolean).join('\n')];
}
