import type { Block, Paragraph } from '../../../shared/model/document.ts';
import { joinText, lineText, type Line } from './lines.ts';
import { tableAt } from './alignedTable.ts';
import type { RuledTable } from './ruledTable.ts';

/** The lines of one page, in reading order, with the page's size in points. */
export interface PageLines {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** Tables already told by their borders, from the top. */
  readonly tables?: readonly RuledTable[];
}

/** A line that opens a numbered point begins a paragraph even where nothing is indented. */
const opensPoint = /^(?:第?[一二三四五六七八九十]+[、．.章条]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.](?!\d))/;
const pageNumber = /^[-—–·•\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/，,共]\s*共?\s*\d{1,4}\s*页?)?[-—–·•\s]*$/;

/**
 * Pages of lines to paragraphs and tables. A paragraph goes on where the line before is full, the next is not indented,
 * and size and spacing stay the same; it may cross a page. Bare page numbers in the margins are left out.
 */
export function buildBlocks(pages: readonly PageLines[]): Block[] {
  const blocks: Block[] = [];
  let open: { paragraph: { -readonly [K in keyof Paragraph]: Paragraph[K] }; last: Line; measure: Measure } | null = null;
  /** How far down the last page with text was filled, 0…1. */
  let filled: number | null = null;
  for (const { page, width, height, lines: all, tables = [] } of pages) {
    const ruled = [...tables];
    const lines = withoutPageNumbers(all, height);
    const measure = measureOf(lines, width);
    let firstOfPage = true;
    const putTablesAbove = (baseline: number): void => {
      while (ruled[0] && ruled[0].top < baseline) {
        blocks.push({ kind: 'table', page, rows: ruled.shift()!.rows });
        open = null;
      }
    };
    for (let index = 0; index < lines.length; ) {
      putTablesAbove(lines[index]!.baseline);
      const table = tableAt(lines, index);
      if (table) {
        blocks.push({ kind: 'table', page, rows: table.rows });
        index += table.lines;
        open = null;
      } else {
        const line = lines[index]!;
        const text = lineText(line);
        const hardBreak = firstOfPage && endedEarly(filled);
        if (open && !hardBreak && continues(open.last, line, open.measure, measure, firstOfPage)) {
          open.paragraph.text = joinText(open.paragraph.text, text);
          open.last = line;
        } else {
          const paragraph = { kind: 'paragraph' as const, text, page, ...(hardBreak ? { startsPage: true } : {}) };
          blocks.push(paragraph);
          open = { paragraph, last: line, measure };
        }
        open.measure = measure;
        index += 1;
      }
      firstOfPage = false;
    }
    putTablesAbove(Infinity);
    if (lines.length === 0) open = null;
    filled = Math.max(lines.at(-1)?.baseline ?? 0, tables.at(-1)?.bottom ?? 0) / height;
  }
  return blocks;
}

interface Measure {
  readonly left: number;
  readonly right: number;
  /** The usual distance of baselines. */
  readonly leading: number;
}

/** Two lines may be equally long by chance; a margin is where more of them end. */
const LINES_AT_MARGIN = 3;

/** The text area of a page: its left edge by the lines, its right edge where several lines end, else by symmetry with the left. */
function measureOf(lines: readonly Line[], width: number): Measure {
  const gaps = lines.slice(1).map((line, index) => line.baseline - lines[index]!.baseline).filter((gap) => gap > 0).sort((a, b) => a - b);
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const atMargin = lines.filter((line) => line.right >= right - 1.2 * line.size).length;
  return { left, right: atMargin >= LINES_AT_MARGIN ? right : Math.max(right, width - left), leading: gaps[gaps.length >> 1] ?? 0 };
}

function continues(before: Line, line: Line, measureBefore: Measure, measure: Measure, crossesPage: boolean): boolean {
  if (isStackedCharacter(before) && isStackedCharacter(line)) return !crossesPage && Math.abs(before.left - line.left) < 0.3 * line.size;
  if (before.segments.length > 1 || line.segments.length > 1) return false;
  if (Math.abs(before.size - line.size) > 0.1 * line.size) return false;
  const gap = line.baseline - before.baseline;
  if (!crossesPage && (gap > 2.4 * line.size || gap > 1.35 * measure.leading)) return false;
  const full = before.right >= measureBefore.right - 1.7 * before.size;
  const flush = line.left <= measure.left + 0.9 * line.size;
  return full && flush && !opensPoint.test(line.segments[0]!.text);
}

/** Titles set vertically come as one character a line. */
function isStackedCharacter(line: Line): boolean {
  return line.segments.length === 1 && /^\p{Script=Han}$/u.test(line.segments[0]!.text);
}

/** A page left with a fifth of it empty was broken by hand; a full one only ran over. */
function endedEarly(filled: number | null): boolean {
  return filled !== null && filled < 0.8;
}

function withoutPageNumbers(lines: readonly Line[], height: number): readonly Line[] {
  let kept = lines;
  const last = kept.at(-1);
  if (last && last.baseline > 0.88 * height && pageNumber.test(lineText(last))) kept = kept.slice(0, -1);
  const first = kept[0];
  if (first && kept.length > 1 && first.baseline < 0.08 * height && pageNumber.test(lineText(first))) kept = kept.slice(1);
  return kept;
}
