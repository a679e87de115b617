import type { CalendarDate } from '../../../../shared/model/calendarDate.ts';
import { periodLabel } from '../../../../shared/presentation/labels.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';

const SIZE = 8;
const ROW = 20;
const LABEL = 152;

/** The meetings of one day as bars over its hours. */
export function drawDay(pdf: PdfDocument, date: CalendarDate, rows: readonly { readonly path: string; readonly from: string; readonly to: string; readonly venue: string }[], nameOf: (path: string) => string): void {
  const first = Math.floor(Math.min(...rows.map(({ from }) => minutes(from))) / 60);
  const last = Math.ceil(Math.max(...rows.map(({ to }) => minutes(to))) / 60);
  const left = pdf.left + LABEL;
  const width = pdf.width - LABEL - 20;
  const at = (time: number): number => left + ((time - first * 60) / ((last - first) * 60)) * width;
  pdf.ensure(rows.length * ROW + 22);
  pdf.tagged('P', () => pdf.line(periodLabel(date), pdf.left, pdf.y + 3, LABEL, { size: SIZE, color: ink.quiet }));
  pdf.artifact((doc) => {
    for (let hour = first; hour <= last; hour += 1) {
      doc.moveTo(at(hour * 60), pdf.y + 14).lineTo(at(hour * 60), pdf.y + 18 + rows.length * ROW);
      doc.lineWidth(0.3).stroke(ink.rule);
      pdf.line(`${hour}:00`, at(hour * 60) - 20, pdf.y + 3, 40, { size: 7, color: ink.quiet, align: 'center' });
    }
  });
  pdf.y += 18;
  for (const { path, from, to, venue } of rows) {
    const [start, end] = [at(minutes(from)), at(minutes(to))];
    pdf.artifact((doc) => doc.rect(start, pdf.y + 2, end - start, ROW - 4).lineWidth(0.6).fillAndStroke(ink.missing, ink.accent));
    pdf.tagged('P', () => pdf.line(pdf.type.lines(nameOf(path), LABEL - 8, SIZE)[0] ?? '', pdf.left, pdf.y + 5, LABEL - 8, { size: SIZE }));
    pdf.tagged('P', () => pdf.line(pdf.type.lines(`${from}—${to}${venue ? ` ${venue}` : ''}`, end - start - 4, SIZE)[0] ?? '', start + 3, pdf.y + 5, end - start - 6, { size: SIZE }));
    pdf.y += ROW;
  }
  pdf.y += 4;
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
