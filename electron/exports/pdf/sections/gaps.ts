import type { Report } from '../../../../shared/model/report.ts';
import { basisText, findingTime, gapsByBranch } from '../../../../shared/presentation/findingTexts.ts';
import { severityLabel } from '../../../../shared/presentation/labels.ts';
import { chapter, heading, paragraph } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';

/** 缺项, a table for each branch. */
export async function gapsSection(pdf: PdfDocument, report: Report): Promise<void> {
  chapter(pdf, '三、缺项');
  const branches = gapsByBranch(report);
  if (branches.length === 0) paragraph(pdf, '没有发现缺项。');
  for (const { branch, findings } of branches) {
    heading(pdf, `${branch}（${findings.length} 条）`, 2);
    await table(
      pdf,
      [{ header: '期间', share: 3 }, { header: '代码', share: 1.7, align: 'center' }, { header: '级别', share: 1.7, align: 'center' }, { header: '缺项与说明', share: 8 }, { header: '依据', share: 5 }, { header: '如何补正', share: 5 }],
      rows(findings),
      { size: 8.5, rowCount: findings.length },
    );
  }
}

function* rows(findings: Report['findings']): Generator<readonly string[]> {
  for (const finding of findings) {
    const files = finding.paths.length === 0 ? '' : `\n文件：${finding.paths.join('\n')}`;
    yield [findingTime(finding), finding.rule, severityLabel(finding.severity), `${finding.title}\n${finding.explanation}${files}`, basisText(finding), finding.clearedBy];
  }
}
