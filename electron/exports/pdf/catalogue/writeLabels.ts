import type { Report } from '../../../../shared/model/report.ts';
import { type ArchiveBox, archiveBoxes, itemNumber } from '../../../../shared/presentation/boxes.ts';
import { type CatalogueEntry, catalogueGroups } from '../../../../shared/presentation/catalogue.ts';
import { periodLabel } from '../../../../shared/presentation/labels.ts';
import { documentTitle } from '../../../../shared/presentation/redactionText.ts';
import { eventMark } from '../eventMark.ts';
import { chapter, paragraph } from '../flow.ts';
import type { ReportFonts } from '../fonts.ts';
import { ink } from '../ink.ts';
import { PdfDocument } from '../pdfDocument.ts';

/** A spine in points: 30 mm wide, 190 mm high, as the usual box has room for; a smaller box is cut to. */
const SPINE = { width: 85, height: 538, gap: 10 } as const;
/** A 归档章 sticker: three in a row, twelve rows a page. */
const STAMP = { columns: 3, height: 50, gap: 8 } as const;
const UPRIGHT = 8;
const STAMP_CELLS = ['全宗号', '年度', '件号', '机构', '保管期限', '页数'] as const;

/**
 * Writes 盒脊和标签.pdf: the spines of the archive boxes and the 归档章 of each item (DA/T 22—2015 §6.1, §6.4), to be
 * printed, cut out and pasted.
 *
 * @returns the characters that no font has, with how often they occur
 */
export async function writeLabels(report: Report, originalsHash: string, fonts: ReportFonts, file: string, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const pdf = new PdfDocument(file, fonts, {
    title: documentTitle(report, '盒脊和标签'),
    header: [documentTitle(report, '盒脊和标签'), `截至 ${periodLabel(report.asOf)}`],
    keywords: eventMark.text(report.run.events, originalsHash),
    created: report.generatedAt,
    signal,
  });
  const fonds = new Map(report.branches.map((branch) => [branch.name, branch.fonds]));
  const branches = [...Map.groupBy(catalogueGroups(report), ({ branch }) => branch)].map(([branch, groups]) => ({ branch, fonds: fonds.get(branch) ?? '', boxes: archiveBoxes(groups) }));
  await pdf.complete(async () => {
    chapter(pdf, { title: '盒脊' });
    paragraph(pdf, '沿边线剪下，贴在档案盒的脊上。盒装不下时由整理人分盒，并改写起止件号和盒号。', { size: 9, color: ink.quiet });
    spines(pdf, branches.flatMap(({ fonds: own, boxes }) => boxes.map((box) => ({ box, fonds: own }))));
    for (const { branch, fonds: own, boxes } of branches) {
      chapter(pdf, { title: `归档章　${branch}` });
      for (const box of boxes) {
        stamps(pdf, box, own);
        await pdf.drain();
      }
    }
    pdf.ensure(40);
    paragraph(pdf, `事件链：共 ${report.run.events.count} 个事件，链头 ${report.run.events.head}`, { size: 8, color: ink.quiet });
  });
  return pdf.type.missing;
}

function spines(pdf: PdfDocument, boxes: readonly { readonly box: ArchiveBox; readonly fonds: string }[]): void {
  const perRow = Math.floor((pdf.width + SPINE.gap) / (SPINE.width + SPINE.gap));
  for (let at = 0; at < boxes.length; at += perRow) {
    pdf.ensure(SPINE.height + 10);
    for (const [index, { box, fonds }] of boxes.slice(at, at + perRow).entries()) drawSpine(pdf, box, fonds, pdf.left + index * (SPINE.width + SPINE.gap));
    pdf.y += SPINE.height + 14;
  }
}

function drawSpine(pdf: PdfDocument, box: ArchiveBox, fonds: string, x: number): void {
  const top = pdf.y;
  const cells: readonly (readonly [label: string, text: string, height: number])[] = [
    ['全宗号', fonds, 62], ['机构', box.branch, 150], ['年度', box.year === null ? '' : String(box.year), 62], ['保管期限', box.retention ?? '', 68], ['起止件号', box.from === '' ? '' : `${box.from}\n|\n${box.to}`, 112], ['盒号', String(box.number), 84],
  ];
  let y = top;
  for (const [label, text, height] of cells) {
    pdf.artifact((doc) => doc.rect(x, y, SPINE.width, height).lineWidth(0.8).stroke(ink.text));
    // A name stands upright, as on any spine, where it fits; the other cells are short.
    const upright = label === '机构' && Array.from(text).length <= UPRIGHT;
    const lines = upright ? Array.from(text) : pdf.type.lines(text, SPINE.width - 12, 14, true);
    const step = upright ? 15.5 : 20;
    const start = y + 20 + Math.max(0, (height - 24 - lines.length * step) / 2);
    pdf.tagged('P', () => {
      pdf.line(label, x, y + 5, SPINE.width, { size: 8.5, color: ink.quiet, align: 'center' });
      for (const [row, line] of lines.entries()) pdf.line(line, x, start + row * step, SPINE.width, { size: 14, bold: true, align: 'center' });
    });
    y += height;
  }
}

function stamps(pdf: PdfDocument, box: ArchiveBox, fonds: string): void {
  const width = (pdf.width - STAMP.gap * (STAMP.columns - 1)) / STAMP.columns;
  for (let at = 0; at < box.entries.length; at += STAMP.columns) {
    pdf.ensure(STAMP.height);
    for (const [index, entry] of box.entries.slice(at, at + STAMP.columns).entries()) drawStamp(pdf, stampTexts(entry, box, fonds), pdf.left + index * (width + STAMP.gap), width);
    pdf.y += STAMP.height + STAMP.gap - 1;
  }
}

function stampTexts(entry: CatalogueEntry, { year, branch, retention }: ArchiveBox, fonds: string): readonly string[] {
  return [fonds, year === null ? '' : String(year), itemNumber(entry.archiveNo), branch, retention ?? '', entry.pages === null ? '' : String(entry.pages)];
}

function drawStamp(pdf: PdfDocument, texts: readonly string[], x: number, width: number): void {
  const cell = width / 3;
  const half = STAMP.height / 2;
  pdf.artifact((doc) => {
    doc.rect(x, pdf.y, width, STAMP.height).lineWidth(0.8).stroke(ink.accent);
    for (const column of [1, 2]) doc.moveTo(x + column * cell, pdf.y).lineTo(x + column * cell, pdf.y + STAMP.height);
    doc.moveTo(x, pdf.y + half).lineTo(x + width, pdf.y + half).lineWidth(0.5).stroke(ink.accent);
    for (const [index, label] of STAMP_CELLS.entries()) pdf.line(label, x + (index % 3) * cell + 2, pdf.y + Math.floor(index / 3) * half + 1.5, cell, { size: 5, color: ink.accent });
  });
  pdf.tagged('P', () => {
    for (const [index, text] of texts.entries()) {
      const size = index === 3 ? 7 : 9;
      const lines = pdf.type.lines(text, cell - 4, size).slice(0, 2);
      const top = pdf.y + Math.floor(index / 3) * half + (lines.length > 1 ? 6.5 : 10);
      for (const [row, line] of lines.entries()) pdf.line(line, x + (index % 3) * cell, top + row * 8, cell, { size, align: 'center' });
    }
  });
}
