import { type ArchiveBox, archiveBoxes } from '../../../../shared/presentation/boxes.ts';
import type { CatalogueGroup } from '../../../../shared/presentation/catalogue.ts';
import { periodLabel } from '../../../../shared/presentation/labels.ts';
import { heading } from '../flow.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';

const SIZE = 10;
const STEP = SIZE * 1.6;
const HEIGHT = 186;

/** 备考表, one for each box of a branch: what lies in it, and who put it in order and checked it (to be signed by hand). */
export function boxNotes(pdf: PdfDocument, groups: readonly CatalogueGroup[]): void {
  pdf.newPage();
  heading(pdf, `${groups[0]!.branch}　备考表`, 2);
  for (const box of archiveBoxes(groups)) drawNote(pdf, box);
}

function drawNote(pdf: PdfDocument, box: ArchiveBox): void {
  pdf.ensure(HEIGHT + 12);
  const top = pdf.y;
  pdf.artifact((doc) => {
    doc.rect(pdf.left, top, pdf.width, HEIGHT).lineWidth(0.8).stroke(ink.text);
    doc.moveTo(pdf.left, top + 26).lineTo(pdf.left + pdf.width, top + 26).lineWidth(0.4).stroke(ink.rule);
    doc.moveTo(pdf.left, top + HEIGHT - 52).lineTo(pdf.left + pdf.width, top + HEIGHT - 52).lineWidth(0.4).stroke(ink.rule);
  });
  pdf.tagged('H3', () => pdf.line(`备考表　第 ${box.number} 盒　${box.year === null ? '年度不详' : `${box.year} 年`}　${box.retention ?? '保管期限未定'}`, pdf.left + 10, top + 6, pdf.width - 20, { size: SIZE + 1, bold: true }));
  pdf.y = top + 34;
  pdf.tagged('P', () => {
    for (const line of pdf.type.lines(`盒内文件情况说明：${contents(box)}`, pdf.width - 20, SIZE).slice(0, 5)) {
      pdf.line(line, pdf.left + 10, pdf.y, pdf.width - 20, { size: SIZE });
      pdf.y += STEP;
    }
  });
  const blanks = ['整理人', '整理日期', '检查人', '检查日期'];
  const width = pdf.width / blanks.length;
  for (const [index, label] of blanks.entries()) {
    const x = pdf.left + index * width + 10;
    pdf.tagged('P', () => pdf.line(`${label}：`, x, top + HEIGHT - 34, width - 20, { size: SIZE }));
    pdf.artifact((doc) => doc.moveTo(x + 62, top + HEIGHT - 20).lineTo(x + width - 24, top + HEIGHT - 20).lineWidth(0.5).stroke(ink.quiet));
  }
  pdf.y = top + HEIGHT + 12;
}

function contents({ entries, from, to, pages, withoutPages, first, last }: ArchiveBox): string {
  const numbers = from === '' ? '' : `件号 ${from} 至 ${to}，`;
  const days = first === null ? '' : `形成日期${first === last ? `为${periodLabel(first)}` : `从${periodLabel(first)}到${periodLabel(last!)}`}。`;
  const known = withoutPages === entries.length ? '页数未能读出' : `共 ${pages} 页${withoutPages > 0 ? `（另有 ${withoutPages} 件页数未能读出）` : ''}`;
  const attached = entries.filter(({ item }) => item.attachedTo !== null).length;
  return `${numbers}共 ${entries.length} 件，${known}。${days}${attached > 0 ? `其中会议附件 ${attached} 件。` : ''}`;
}
