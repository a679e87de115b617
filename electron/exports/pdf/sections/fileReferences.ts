import type { ReportItem } from '../../../../shared/model/report.ts';
import { titleOf } from '../../../../shared/presentation/catalogue.ts';
import { bundleNames } from '../../../../shared/presentation/bundleNames.ts';
import { LEADING } from '../flow.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import type { ReportContext } from './reportContext.ts';

const SIZE = 9;
const PATH_SIZE = 8;
const MOST_FILES = 12;

/** The files of a finding: archive number, title and page of the catalogue (a link), below it the path in the source folder. */
export function fileReferences(pdf: PdfDocument, context: ReportContext, paths: readonly string[], labelWidth = 62): void {
  const x = pdf.left + labelWidth;
  const width = pdf.width - labelWidth;
  for (const [index, path] of paths.slice(0, MOST_FILES).entries()) {
    const place = context.catalogue.get(path);
    const head = pdf.type.lines(fileName(context, path) + (place ? `（目录第 ${place.page} 页）` : ''), width, SIZE);
    const tail = pdf.type.lines(path, width, PATH_SIZE);
    pdf.ensure(head.length * SIZE * LEADING + tail.length * PATH_SIZE * LEADING);
    if (index === 0) pdf.tagged('P', () => pdf.line('文件', pdf.left, pdf.y, labelWidth, { size: SIZE, color: ink.quiet }));
    const top = pdf.y;
    pdf.tagged('P', () => {
      for (const line of head) {
        pdf.line(line, x, pdf.y, width, { size: SIZE, color: place ? ink.link : ink.text });
        pdf.y += SIZE * LEADING;
      }
      for (const line of tail) {
        pdf.line(line, x, pdf.y, width, { size: PATH_SIZE, color: ink.quiet });
        pdf.y += PATH_SIZE * LEADING;
      }
    });
    if (place) pdf.link({ file: bundleNames.catalogue, destination: place.destination }, `归档文件目录：${fileName(context, path)}`, x, top, width, head.length * SIZE * LEADING);
  }
  if (paths.length > MOST_FILES) {
    pdf.ensure(SIZE * LEADING);
    pdf.tagged('P', () => pdf.line(`其余 ${paths.length - MOST_FILES} 个文件见“台账.xlsx”的疑点清单和“打开我.html”。`, x, pdf.y, width, { size: SIZE, color: ink.quiet }));
    pdf.y += SIZE * LEADING;
  }
}

/** How a file is called in the report: its archive number, day and title; the path where it has none of them. */
export function fileName(context: ReportContext, path: string): string {
  const item = context.itemOf(path);
  if (!item) return path;
  return item.archiveNo ? `${item.archiveNo}　${datedTitle(item)}` : `${datedTitle(item)}（未归档）`;
}

/** A file in a few words for a drawing: its day and title. */
export function shortName(context: ReportContext, path: string): string {
  const item = context.itemOf(path);
  return item?.title ? datedTitle(item) : (path.split('/').at(-1) ?? path);
}

/** A title that does not tell its day gets it in front: a year has many 支部党员大会记录. */
function datedTitle(item: ReportItem): string {
  const title = titleOf(item);
  return item.date === null || /\d{4}.?\d{1,2}.?\d{1,2}|\d月\d+日/.test(title) ? title : `${item.date} ${title}`;
}
