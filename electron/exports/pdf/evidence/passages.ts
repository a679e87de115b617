import type { Segment } from '../../../../shared/presentation/evidence/commonRuns.ts';
import { ink } from '../ink.ts';
import type { PdfDocument } from '../pdfDocument.ts';

const SIZE = 8.5;
const STEP = SIZE * 1.5;
const GAP = 10;
const PADDING = 5;

/** One side of a pair: its heading and the stretches of its text. */
interface Side {
  readonly name: string;
  readonly pairs: readonly (readonly Segment[])[];
}

/** Passages of two records side by side; what both have stands on a shaded ground. */
export function drawPassages(pdf: PdfDocument, left: Side, right: Side): void {
  const width = (pdf.width - GAP) / 2;
  const inner = width - 2 * PADDING;
  const heads = [left, right].map(({ name }) => pdf.type.lines(name, inner, SIZE, true));
  const headHeight = Math.max(...heads.map((lines) => lines.length)) * STEP + PADDING;
  const columns = [pdf.left, pdf.left + width + GAP];
  for (const [index, segments] of left.pairs.entries()) {
    const texts = [segments, right.pairs[index] ?? []].map((side) => linesOf(pdf, side, inner));
    const height = Math.max(...texts.map((lines) => lines.length)) * STEP + 2 * PADDING;
    pdf.ensure((index === 0 ? headHeight : 0) + height);
    if (index === 0) {
      for (const [side, lines] of heads.entries()) {
        pdf.tagged('P', () => lines.forEach((line, row) => pdf.line(line, columns[side]! + PADDING, pdf.y + row * STEP, inner, { size: SIZE, bold: true })));
      }
      pdf.y += headHeight;
    }
    for (const [side, lines] of texts.entries()) {
      const x = columns[side]!;
      pdf.artifact((doc) => doc.rect(x, pdf.y, width, height).lineWidth(0.4).stroke(ink.rule));
      drawShades(pdf, lines, x + PADDING);
      pdf.tagged('P', () => lines.forEach((line, row) => pdf.line(line.text, x + PADDING, pdf.y + PADDING + row * STEP, inner, { size: SIZE })));
    }
    pdf.y += height + 4;
  }
}

interface MarkedLine {
  readonly text: string;
  /** For each character of the line, whether the other side has it too. */
  readonly same: readonly boolean[];
}

/** The lines of a marked text; breaking drops blanks at line ends, the marks are carried over character by character. */
function linesOf(pdf: PdfDocument, segments: readonly Segment[], width: number): readonly MarkedLine[] {
  const marked = segments.flatMap(({ text, same }) => Array.from(pdf.type.showable(text), (character) => ({ character, same })));
  const lines = pdf.type.lines(marked.map(({ character }) => character).join(''), width, SIZE);
  let at = 0;
  return lines.map((text) => ({
    text,
    same: Array.from(text, (character) => {
      while (at < marked.length && marked[at]!.character !== character) at += 1;
      const same = marked[at]?.same ?? false;
      at += 1;
      return same;
    }),
  }));
}

function drawShades(pdf: PdfDocument, lines: readonly MarkedLine[], x: number): void {
  pdf.artifact((doc) => {
    for (const [row, { text, same }] of lines.entries()) {
      const characters = Array.from(text);
      for (let at = 0; at < characters.length; ) {
        let end = at;
        while (end < characters.length && same[end] === same[at]) end += 1;
        const before = pdf.type.width(characters.slice(0, at).join(''), SIZE);
        if (same[at]) doc.rect(x + before, pdf.y + PADDING + row * STEP - 0.5, pdf.type.width(characters.slice(at, end).join(''), SIZE), STEP - 1.5).fill(ink.same);
        at = end;
      }
    }
  });
}
