import { tidyOf, trimmed, type Part } from './lines.ts';

/** One entry of a numbered list or one line of a value; further lines that belong to it follow. */
export interface Item {
  readonly first: Part;
  readonly further: readonly Part[];
  readonly numbered: boolean;
}

const number = '(?:[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十0-9]{1,2}[)）][、.]?|[0-9]{1,2}(?:[、．]|\\.(?![0-9])|\\.(?=[0-9]{1,2}月)|\\)|,(?=[\\u3400-\\u9fff]))|[①-⑳]|第[一二三四五六七八九十]{1,2}(?:项|个议题|条)?[:,、]|[一二三四五六七八九十]是|[一二三四五六七八九十]要(?=[\\u3400-\\u9fff]))';
const leading = new RegExp(`^\\s*(${number})\\s*`);
const inner = new RegExp(`(?<=^|[。;,:\\s])${number}\\s*`, 'g');

/** The number at the head of a text (`一、`, `1.`, `（二）`, `①`, `一是`), or `null`. */
export function leadingNumber(text: string): string | null {
  return leading.exec(text)?.[1] ?? null;
}

/**
 * Parts a value into its entries: numbered ones, in one line or over several; without numbers each line is one, or
 * what `；` parts where a single line has it.
 */
export function itemsOf(parts: readonly Part[]): readonly Item[] {
  const items: { first: Part; further: Part[]; numbered: boolean }[] = [];
  const anyNumber = parts.some((part) => leading.test(textOf(part)));
  for (const part of parts) {
    const pieces = splitNumbered(part);
    for (const piece of pieces) {
      const clean = trimmed(piece.part, /[\s;,、]/);
      if (clean.end <= clean.start) continue;
      const last = items.at(-1);
      if (!piece.numbered && last && piece === pieces[0] && (anyNumber || brokeOff(last.further.at(-1) ?? last.first, clean))) last.further.push(clean);
      else items.push({ first: clean, further: [], numbered: piece.numbered });
    }
  }
  if (items.length === 1 && !items[0]!.numbered && items[0]!.further.length === 0) return splitSemicolons(items[0]!.first);
  return items;
}

/** A long line without a mark at its end goes on below: the page's edge broke it. */
function brokeOff(above: Part, below: Part): boolean {
  return below.line.index === above.line.index + 1 && above.end - above.start >= 22 && above.end === above.line.text.trimEnd().length && !/[。;!?:]$/.test(textOf(above));
}

/** The kind of numbering at the head of a text: `一、`, `（一）`, `1.`; `null` without one. */
export function numberStyle(text: string): string | null {
  const found = leadingNumber(text);
  return found === null ? null : styleOf(found);
}

/** An item's text as one line. */
export function itemText(item: Item): string {
  return [item.first, ...item.further].map(tidyOf).join('').replace(/[。；;]+$/, '');
}

function textOf({ line, start, end }: Part): string {
  return line.text.slice(start, end);
}

function splitNumbered(part: Part): readonly { readonly part: Part; readonly numbered: boolean }[] {
  const text = textOf(part);
  const cuts = Array.from(text.matchAll(inner), (match) => ({ at: match.index, length: match[0].length, text: match[0].trim() }))
    .filter((cut) => cut.at === 0 || text.slice(0, cut.at).trim() === '' || sameStyle(text, cut.text));
  if (cuts.length === 0) return [{ part, numbered: false }];
  const pieces: { part: Part; numbered: boolean }[] = [];
  if (text.slice(0, cuts[0]!.at).trim() !== '') pieces.push({ part: { line: part.line, start: part.start, end: part.start + cuts[0]!.at }, numbered: false });
  for (const [index, cut] of cuts.entries()) {
    pieces.push({ part: { line: part.line, start: part.start + cut.at + cut.length, end: part.start + (cuts[index + 1]?.at ?? text.length) }, numbered: true });
  }
  return pieces;
}

/** Numbers inside a line part it only where at least two of one style stand there (1. … 2. …), not a lone “（一）”. */
function sameStyle(text: string, cut: string): boolean {
  const style = styleOf(cut);
  return [...text.matchAll(inner)].filter((match) => styleOf(match[0].trim()) === style).length >= 2;
}

function styleOf(cut: string): string {
  return cut.replace(/[一二三四五六七八九十]+/g, '一').replace(/[0-9]+/g, '1').replace(/[①-⑳]/g, '①').replace(/[.,、]/g, '.');
}

function splitSemicolons(part: Part): readonly Item[] {
  const text = textOf(part);
  const pieces: Item[] = [];
  let start = 0;
  for (let index = 0; index <= text.length; index += 1) {
    if (index < text.length && text[index] !== ';') continue;
    const clean = trimmed({ line: part.line, start: part.start + start, end: part.start + index }, /[\s;,、]/);
    if (clean.end > clean.start) pieces.push({ first: clean, further: [], numbered: false });
    start = index + 1;
  }
  return pieces;
}
