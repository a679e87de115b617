/**
 * Words of a page put back into lines. A PDF knows only where each run of glyphs stands; the lines come from runs that
 * share a height, the spaces from the gaps between them.
 */

/** A run of upright text as it stands on the page; lengths in points, `baseline` measured from the page's top. */
export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** A stretch of a line without a wide gap: a whole line of prose, or one cell of a table row. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

export interface Line {
  readonly segments: readonly Segment[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** A gap wider than this many ems separates cells or columns, not words. */
const CELL_GAP = 1.6;
/** Word and WPS put a quarter em between Chinese and Latin characters: only a wider gap is a space someone typed. */
const MIXED_GAP = 0.8;
const LATIN_GAP = 0.2;

/** Lines from top to bottom, each with its segments from left to right. Text drawn twice in one place (false bold) counts once. */
export function buildLines(placed: readonly PlacedText[]): Line[] {
  const ordered = placed.filter((item) => item.text.trim() !== '').sort((a, b) => middle(a) - middle(b) || a.left - b.left);
  const rows: PlacedText[][] = [];
  for (const item of ordered) {
    const row = rows.at(-1);
    if (row && sharesLine(row[0]!, item)) row.push(item);
    else rows.push([item]);
  }
  return rows.map(toLine);
}

/** Two stretches of text that follow one another: Chinese without a space, Latin words with one. */
export function joinText(before: string, after: string): string {
  if (before === '' || after === '' || before.endsWith(' ')) return before + after;
  return isLatin(before.at(-1)!) && isLatin(after[0]!) ? `${before} ${after}` : before + after;
}

/** A line's text, cells held apart by two spaces. */
export function lineText(line: Line): string {
  return line.segments.map((segment) => segment.text).join('  ');
}

function toLine(row: readonly PlacedText[]): Line {
  const items = withoutOverprint([...row].sort((a, b) => a.left - b.left));
  const segments: { text: string; left: number; right: number }[] = [];
  let size = 0;
  let previous: PlacedText | undefined;
  for (const item of items) {
    const current = segments.at(-1);
    const em = previous ? Math.min(previous.size, item.size) : item.size;
    const gap = previous ? item.left - previous.right : 0;
    if (!current || gap > CELL_GAP * em) segments.push({ text: item.text.trim(), left: item.left, right: item.right });
    else {
      current.text += spaceFor(current.text, item.text, gap / em) + item.text.trim();
      current.right = Math.max(current.right, item.right);
    }
    size = Math.max(size, item.size);
    previous = item;
  }
  return {
    segments,
    left: segments[0]!.left,
    right: Math.max(...segments.map((segment) => segment.right)),
    baseline: items[0]!.baseline,
    size,
  };
}

function withoutOverprint(items: readonly PlacedText[]): PlacedText[] {
  const kept: PlacedText[] = [];
  for (const item of items) {
    const twin = kept.slice(-3).some((other) => other.text === item.text && Math.abs(other.left - item.left) < 0.3 * item.size);
    if (!twin) kept.push(item);
  }
  return kept;
}

function spaceFor(before: string, after: string, gapInEms: number): string {
  const latin = isLatin(before.at(-1) ?? '') && isLatin(after.trim()[0] ?? '');
  return gapInEms > (latin ? LATIN_GAP : MIXED_GAP) ? ' ' : '';
}

/** Letters, digits and the punctuation set with them; everything from the CJK blocks on needs no spaces. */
function isLatin(character: string): boolean {
  return character > ' ' && character < '\u2E80' && !'“”‘’…—·'.includes(character);
}

function middle(item: PlacedText): number {
  return item.baseline - 0.35 * item.size;
}

/** More than half of the smaller one's height lies beside the other. */
function sharesLine(a: PlacedText, b: PlacedText): boolean {
  const overlap = Math.min(a.baseline, b.baseline) + 0.15 * Math.min(a.size, b.size) - Math.max(a.baseline - 0.85 * a.size, b.baseline - 0.85 * b.size);
  return overlap > 0.5 * Math.min(a.size, b.size);
}
