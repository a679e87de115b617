import type { ReportFinding } from '../../../../shared/model/report.ts';
import { basisText, decisionText, doubtsByFamily, findingStrength, findingTime } from '../../../../shared/presentation/findingTexts.ts';
import { familyLabel, severityLabel, strengthLabel } from '../../../../shared/presentation/labels.ts';
import { LEADING, chapter, heading, labelled, paragraph } from '../flow.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { table } from '../table.ts';
import { chapters } from './contents.ts';
import { drawEvidence } from './evidence.ts';
import { fileName, fileReferences } from './fileReferences.ts';
import { findingDestination, type ReportContext } from './reportContext.ts';

/** From so many slight findings of one check in one branch on, they share a table. */
const TABLE_FROM = 3;

/** 疑点 by family and branch, each with what was read, its ordinary explanations, its basis and what would settle it. */
export async function doubtsSection(pdf: PdfDocument, context: ReportContext): Promise<void> {
  chapter(pdf, chapters.doubts);
  paragraph(pdf, '下列各条是需要人来核实的线索，不是结论。每条都写明读到了什么、可能的解释和如何澄清；文字并列处，有底色的是两份相同的文字。', { size: 9.5, color: ink.quiet });
  const families = doubtsByFamily(context.report).filter(({ branches }) => branches.length > 0);
  if (families.length === 0) paragraph(pdf, '没有发现疑点。');
  for (const { family, branches } of families) {
    heading(pdf, `${familyLabel(family)}（${branches.reduce((sum, { findings }) => sum + findings.length, 0)} 条）`, 2);
    if (family === 'backfill') await assessments(pdf, context);
    for (const { branch, findings } of branches) {
      heading(pdf, `${branch}（${findings.length} 条）`, 3);
      for (const group of grouped(findings)) {
        if (group.length === 1) await drawFinding(pdf, context, group[0]!);
        else if (group.length >= TABLE_FROM && group.every(isSlight)) await drawTable(pdf, context, group);
        else await drawTogether(pdf, context, group);
        await pdf.drain();
      }
    }
  }
}

/** Several signals about one record, combined. */
async function assessments(pdf: PdfDocument, context: ReportContext): Promise<void> {
  const { records, findings } = context.report;
  const weighed = records.filter((record) => record.level !== 'none').toSorted((a, b) => b.likelihoodRatio - a.likelihoodRatio || (a.path < b.path ? -1 : 1));
  if (weighed.length === 0) return;
  paragraph(pdf, '同一份记录有几条线索时合并衡量；出于同一原因的线索不重复计算。级别只表示值得先看哪一份。', { size: 9.5 });
  const rules = new Map(findings.map((finding) => [finding.id, finding.rule]));
  await table(
    pdf,
    [{ header: '记录', share: 8 }, { header: '线索', share: 3.4 }, { header: '合并后', share: 1.8, align: 'center' }, { header: '没有计入的线索', share: 7 }],
    weighed.map((record) => [fileName(context, record.path), [...new Set(record.signals.map((id) => rules.get(id) ?? id))].join('、'), strengthLabel(record.level), (record.remarks ?? []).join('；')]),
    { rowCount: weighed.length },
  );
}

/** A finding about one record's form: a line of a table tells it whole. */
function isSlight({ family, severity, paths }: ReportFinding): boolean {
  return family === 'minutes' && severity !== 'high' && paths.length === 1;
}

/** Findings of one check and level that share their explanations, their basis and what would settle them. */
function grouped(findings: readonly ReportFinding[]): readonly (readonly ReportFinding[])[] {
  return [...Map.groupBy(findings, ({ rule, severity, innocent, clearedBy, basis }) => [rule, severity, innocent.join(), clearedBy, basis].join('\u0000')).values()];
}

/** What several findings share, told once, then a line for each. */
async function drawTable(pdf: PdfDocument, context: ReportContext, findings: readonly ReportFinding[]): Promise<void> {
  drawShared(pdf, findings, `${sharedTitle(findings)}（${findings.length} 份记录）`);
  await table(
    pdf,
    [{ header: '日期', share: 2.2, align: 'center' }, { header: '记录', share: 6 }, { header: '读到的情况', share: 8.5 }, { header: '编号', share: 2.6 }],
    findings.map((finding) => [finding.date ?? findingTime(finding), finding.paths.map((path) => fileName(context, path)).join('\n'), [finding.explanation, decisionText(finding) && `决定：${decisionText(finding)}`].filter(Boolean).join('\n'), finding.id]),
    { size: 8, rowCount: findings.length, onRow: (index) => pdf.destination(findingDestination(findings[index]!.id)) },
  );
}

/** What several findings share, told once, then each with its own evidence. */
async function drawTogether(pdf: PdfDocument, context: ReportContext, findings: readonly ReportFinding[]): Promise<void> {
  drawShared(pdf, findings, `${sharedTitle(findings)}（${findings.length} 条）`);
  for (const [index, finding] of findings.entries()) {
    const size = 9.5;
    const lines = pdf.type.lines(`${index + 1}. ${finding.title}`, pdf.width, size, true);
    pdf.ensure((lines.length + 4) * size * LEADING);
    pdf.y += 5;
    pdf.destination(findingDestination(finding.id));
    pdf.tagged('H5', () => {
      for (const line of lines) {
        pdf.line(line, pdf.left, pdf.y, pdf.width, { size, bold: true });
        pdf.y += size * LEADING;
      }
    });
    paragraph(pdf, facts(finding).slice(2).join('　'), { size: 8.5, color: ink.quiet, after: 2 });
    labelled(pdf, '说明', finding.explanation);
    await drawEvidence(pdf, context, finding);
    labelled(pdf, '决定', decisionText(finding));
    fileReferences(pdf, context, finding.paths);
  }
  pdf.y += 8;
}

function drawShared(pdf: PdfDocument, findings: readonly ReportFinding[], title: string): void {
  const first = findings[0]!;
  findingHeading(pdf, title, facts(first).slice(0, 2));
  drawReasons(pdf, first);
}

/** 可能的解释、如何澄清、依据. */
function drawReasons(pdf: PdfDocument, finding: ReportFinding): void {
  labelled(pdf, '可能的解释', finding.innocent.map((reason) => `· ${reason}`).join('\n'));
  labelled(pdf, '如何澄清', finding.clearedBy);
  labelled(pdf, '依据', basisText(finding));
}

function sharedTitle(findings: readonly ReportFinding[]): string {
  const titles = [...new Set(findings.map(({ title }) => title))];
  return titles.length === 1 ? titles[0]! : `${titles[0]!}等`;
}

async function drawFinding(pdf: PdfDocument, context: ReportContext, finding: ReportFinding): Promise<void> {
  findingHeading(pdf, finding.title, facts(finding), findingDestination(finding.id));
  labelled(pdf, '说明', finding.explanation);
  await drawEvidence(pdf, context, finding);
  drawReasons(pdf, finding);
  labelled(pdf, '决定', decisionText(finding));
  fileReferences(pdf, context, finding.paths);
  pdf.y += 8;
}

/** Code and level first, then what is the finding's own. */
function facts(finding: ReportFinding): readonly string[] {
  const strength = findingStrength(finding);
  return [finding.rule, severityLabel(finding.severity), strength && `证明力 ${strength}`, findingTime(finding), finding.persons.length > 0 ? `涉及 ${finding.persons.join('、')}` : '', `编号 ${finding.id}`].filter((fact) => fact !== '');
}

function findingHeading(pdf: PdfDocument, title: string, facts: readonly string[], destination?: string): void {
  const size = 10.5;
  const lines = pdf.type.lines(title, pdf.width - 14, size, true);
  pdf.ensure((lines.length + 5) * size * LEADING);
  pdf.y += 4;
  if (destination) pdf.destination(destination);
  pdf.artifact((doc) => doc.rect(pdf.left, pdf.y + 2, 3, lines.length * size * LEADING - 4).fill(ink.accent));
  pdf.tagged('H4', () => {
    for (const line of lines) {
      pdf.line(line, pdf.left + 10, pdf.y, pdf.width, { size, bold: true });
      pdf.y += size * LEADING;
    }
  });
  paragraph(pdf, facts.join('　'), { size: 8.5, color: ink.quiet, indent: 10, after: 2 });
}
