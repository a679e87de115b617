import type { Block, Cell, Place } from '../model/document.ts';

/** Characters beyond the Basic Multilingual Plane (𬭎, 𠅤): two code units each. */
const beyond = /[\ud840-\udbff][\udc00-\udfff]/g;
/** CJK Extension A: Chinese to every rule of reading, and in no list of words or surnames. */
const FIRST = 0x3400;
const LAST = 0x4dbf;

/**
 * Rare characters of names for the time of reading. Everything that reads texts counts code units, where such a character
 * is two that are no Chinese; while a text is read each is therefore stood in for by one rare character that the text
 * does not have, and put back into whatever was read.
 */
interface StandIns {
  readonly hide: (text: string) => string;
  readonly hideBlocks: (blocks: readonly Block[]) => readonly Block[];
  /** What was read with the characters as they are; places count the code units of the text as it is. */
  readonly restore: <Value>(value: Value, hidden: readonly Block[]) => Value;
}

/** @returns `null` where no text has such a character, as nearly always */
export function standInsFor(blocks: readonly Block[], others: readonly string[]): StandIns | null {
  const texts = [...others, ...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.flatMap((cell) => cell?.text ?? []))))];
  const found = new Set(texts.flatMap((text) => text.match(beyond) ?? []));
  if (found.size === 0) return null;
  const used = new Set(texts.flatMap((text) => text.match(/[\u3400-\u4dbf]/g) ?? []));
  const standIns = new Map<string, string>();
  for (let code = LAST; code >= FIRST && standIns.size < found.size; code -= 1) {
    const standIn = String.fromCharCode(code);
    if (!used.has(standIn)) standIns.set([...found][standIns.size]!, standIn);
  }
  const originals = new Map([...standIns].map(([original, standIn]) => [standIn, original]));
  const hide = (text: string) => text.replace(beyond, (character) => standIns.get(character) ?? character);
  const show = (text: string) => text.replace(/[\u3400-\u4dbf]/g, (character) => originals.get(character) ?? character);
  const hideCell = (cell: Cell | null): Cell | null => (cell ? { ...cell, text: hide(cell.text) } : null);
  const restore = (value: unknown, hidden: readonly Block[]): unknown => {
    if (typeof value === 'string') return show(value);
    if (Array.isArray(value)) return value.map((one) => restore(one, hidden));
    if (typeof value !== 'object' || value === null) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, restore(one, hidden)]));
    return isPlace(value) ? { ...copy, ...shifted(value, hidden, originals) } : copy;
  };
  return {
    hide,
    hideBlocks: (all) => all.map((block) => (block.kind === 'paragraph' ? { ...block, text: hide(block.text) } : { ...block, rows: block.rows.map((row) => row.map(hideCell)) })),
    restore: <Value>(value: Value, hidden: readonly Block[]) => restore(value, hidden) as Value,
  };
}

function isPlace(value: object): value is Place {
  return 'block' in value && 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}

/** Each stand-in before an offset is one code unit shorter than what it stands for. */
function shifted({ block, row, column, start, end }: Place, hidden: readonly Block[], originals: ReadonlyMap<string, string>): Pick<Place, 'start' | 'end'> {
  const at = hidden[block];
  const text = (at?.kind === 'paragraph' ? at.text : at?.rows[row ?? 0]?.[column ?? 0]?.text) ?? '';
  const before = (offset: number) => offset + Array.from(text.slice(0, offset)).filter((character) => originals.has(character)).length;
  return { start: before(start), end: before(end) };
}
