import type { Report, ReportFinding } from '../../../../shared/model/report.ts';
import { basisText, doubtsByFamily, findingStrength, findingTime } from '../../../../shared/presentation/findingTexts.ts';
import { familyLabel, severityLabel, strengthLabel } from '../../../../shared/presentation/labels.ts';
import { LEADING, chapter, heading, labelled, paragraph } from '../flow.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';

const MOST_QUOTES = 6;

/** 疑点 by family and branch, each with what was read, its ordinary explanations, its basis and what would settle it. */
export async function doubtsSection(pdf: PdfDocument, report: Report): Promise<void> {
  chapter(pdf, '四、疑点');
  const families = doubtsByFamily(report).filter(({ branches }) => branches.length > 0);
  if (families.length === 0) paragraph(pdf, '没有发现疑点。');
  for (const { family, branches } of families) {
    heading(pdf, familyLabel(family), 2);
    if (family === 'backfill') await assessments(pdf, report);
    for (const { branch, findings } of branches) {
      heading(pdf, `${branch}（${findings.length} 条）`, 3);
      for (const finding of findings) {
        drawFinding(pdf, finding);
        await pdf.drain();
      }
    }
  }
}

/** Several signals about one record, combined. */
async function assessments(pdf: PdfDocument, report: Report): Promise<void> {
  const weighed = report.records.filter((record) => record.level !== 'none').toSorted((a, b) => b.likelihoodRatio - a.likelihoodRatio || (a.path < b.path ? -1 : 1));
  if (weighed.length === 0) return;
  paragraph(pdf, '同一份记录有几条线索时合并衡量；出于同一原因的线索不重复计算。', { size: 9.5 });
  const rules = new Map(report.findings.map((finding) => [finding.id, finding.rule]));
  await table(
    pdf,
    [{ header: '记录', share: 10 }, { header: '线索', share: 5 }, { header: '合并后', share: 2, align: 'center' }],
    weighed.map((record) => [record.path, [...new Set(record.signals.map((id) => rules.get(id) ?? id))].join('、'), strengthLabel(record.level)]),
    { rowCount: weighed.length },
  );
}

function drawFinding(pdf: PdfDocument, finding: ReportFinding): void {
  const size = 10.5;
  const lines = pdf.type.lines(finding.title, pdf.width - 14, size, true);
  pdf.ensure((lines.length + 4) * size * LEADING);
  pdf.y += 4;
  pdf.artifact((doc) => doc.rect(pdf.left, pdf.y + 2, 3, lines.length * size * LEADING - 4).fill(ink.accent));
  pdf.tagged('H4', () => {
    for (const line of lines) {
      pdf.line(line, pdf.left + 10, pdf.y, pdf.width, { size, bold: true });
      pdf.y += size * LEADING;
    }
  });
  const strength = findingStrength(finding);
  const facts = [finding.rule, severityLabel(finding.severity), strength && `证明力 ${strength}`, findingTime(finding), finding.persons.length > 0 && `涉及 ${finding.persons.join('、')}`, `编号 ${finding.id}`];
  paragraph(pdf, facts.filter(Boolean).join('　'), { size: 8.5, color: ink.quiet, indent: 10, after: 2 });
  labelled(pdf, '说明', finding.explanation);
  for (const passage of finding.evidence.slice(0, MOST_QUOTES)) labelled(pdf, '摘录', `“${passage.quote}”${finding.paths.length > 1 ? `——${passage.path}` : ''}`);
  if (finding.evidence.length > MOST_QUOTES) labelled(pdf, '', `其余 ${finding.evidence.length - MOST_QUOTES} 处摘录见“打开我.html”。`);
  labelled(pdf, '可能的解释', finding.innocent.join('\n'));
  labelled(pdf, '如何澄清', finding.clearedBy);
  labelled(pdf, '依据', basisText(finding));
  labelled(pdf, '文件', finding.paths.join('\n'), { size: 9 });
  pdf.y += 8;
}
