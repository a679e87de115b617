import { daysBetween, type CalendarDate } from '../../../../shared/model/calendarDate.ts';
import { monthTicks } from '../../../../shared/presentation/evidence/monthTicks.ts';
import type { TimeLineRow } from '../../../../shared/presentation/evidence/drawnEvidence.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';

const SIZE = 8;
const ROW = 17;
const LABEL = 152;
const AXIS = 20;
const RADIUS = 3;
const SAID = 66;

/** Stated days (circles) against the times in the files' own data (squares), a row a file, over one axis of days. */
export function drawTimeLine(pdf: PdfDocument, rows: readonly TimeLineRow[], nameOf: (path: string) => string): void {
  const days = rows.flatMap(({ stated, marks }) => [...(stated ? [stated] : []), ...marks.map(({ day }) => day)]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return;
  pdf.ensure(rows.length * ROW + AXIS + 16);
  const left = pdf.left + LABEL;
  const width = pdf.width - LABEL - SAID - 8;
  const span = Math.max(1, daysBetween(first, last));
  const at = (day: CalendarDate): number => left + (daysBetween(first, day) / span) * width;
  drawAxis(pdf, first, last, at, rows.length);
  for (const row of rows) {
    drawRow(pdf, row, nameOf(row.path), at);
    pdf.y += ROW;
  }
  const signs = rows.some(({ marks }) => marks.length > 0) ? '○ 记录所写日期　■ 文件或照片自身记录的时间' : '○ 材料所写日期';
  pdf.tagged('P', () => pdf.line(signs, left, pdf.y + 1, width, { size: 7.5, color: ink.quiet }));
  pdf.y += 16;
}

function drawAxis(pdf: PdfDocument, first: CalendarDate, last: CalendarDate, at: (day: CalendarDate) => number, rows: number): void {
  const ticks = monthTicks(first, last);
  pdf.artifact((doc) => {
    for (const { day } of ticks) doc.moveTo(at(day), pdf.y + AXIS - 5).lineTo(at(day), pdf.y + AXIS + rows * ROW);
    doc.lineWidth(0.3).stroke(ink.rule);
    for (const { day, label } of ticks) pdf.line(label, at(day) - 30, pdf.y + 3, 60, { size: 7, color: ink.quiet, align: 'center' });
  });
  pdf.y += AXIS;
}

function drawRow(pdf: PdfDocument, { stated, marks }: TimeLineRow, name: string, at: (day: CalendarDate) => number): void {
  const middle = pdf.y + ROW / 2;
  const positions = [...(stated ? [at(stated)] : []), ...marks.map(({ day }) => at(day))];
  pdf.artifact((doc) => {
    doc.moveTo(Math.min(...positions), middle).lineTo(Math.max(...positions), middle).lineWidth(0.8).stroke(ink.quiet);
    for (const { day } of marks) doc.rect(at(day) - RADIUS, middle - RADIUS, 2 * RADIUS, 2 * RADIUS).fill(ink.accent);
    if (stated) doc.circle(at(stated), middle, RADIUS).lineWidth(1).fillAndStroke('#ffffff', ink.link);
  });
  const label = pdf.type.lines(name, LABEL - 8, SIZE)[0] ?? '';
  pdf.tagged('P', () => pdf.line(label, pdf.left, pdf.y + 3, LABEL - 8, { size: SIZE }));
  // What the drawing shows is also said, for those who hear the document.
  pdf.tagged('P', () => pdf.line(said(stated, marks), pdf.left + pdf.width - SAID, pdf.y + 3, SAID, { size: 7.5, color: ink.quiet, align: 'right' }));
}

/** How many days the file is later than it states; the day alone where there is only one. */
function said(stated: CalendarDate | null, marks: TimeLineRow['marks']): string {
  const [mark] = marks;
  if (!stated) return mark ? `${mark.name} ${mark.day}` : '';
  if (!mark) return stated;
  const lag = daysBetween(stated, mark.day);
  return lag === 0 ? `同日${mark.name}` : `${mark.name}${lag > 0 ? '晚' : '早'} ${Math.abs(lag)} 天`;
}
