import type { PlacedText } from '../pdf/lines.ts';
import { attribute, children, descendants, numbers, textOf, type XmlNode } from './xmlNode.ts';

/** OFD measures in millimetres. */
const POINTS = 72 / 25.4;

/** The text of a page or template, each run at its place in points from the page's top left. */
export function placeText(page: XmlNode): PlacedText[] {
  return descendants(page, 'TextObject').flatMap((object) => {
    const [x = 0, y = 0] = numbers(attribute(object, 'Boundary'));
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(attribute(object, 'CTM'));
    const size = Number(attribute(object, 'Size')) || 3.5;
    const place = (left: number, top: number): readonly [number, number] => [(x + a * left + c * top + e) * POINTS, (y + b * left + d * top + f) * POINTS];
    const em = size * (Math.hypot(c, d) || 1) * POINTS;
    let start: readonly [number, number] = [0, 0];
    return children(object, 'TextCode').flatMap((code) => {
      // A code without a place of its own starts where the one before it did.
      start = [numberOr(attribute(code, 'X'), start[0]), numberOr(attribute(code, 'Y'), start[1])];
      return placeCode(code, start, size).map(({ text, left, top, width }) => {
        const [placedLeft, baseline] = place(left, top);
        return { text, left: placedLeft, right: placedLeft + width * (Math.hypot(a, b) || 1) * POINTS, baseline, size: em };
      });
    });
  });
}

interface Run {
  text: string;
  readonly left: number;
  readonly top: number;
  width: number;
}

/** A code's characters by their advances, cut where a gap or a step down parts them. */
function placeCode(code: XmlNode, [startX, startY]: readonly [number, number], size: number): Run[] {
  const characters = Array.from(textOf(code).replace(/[\r\n\t]+/g, ' ').trim());
  const across = advances(attribute(code, 'DeltaX'), characters.length);
  const down = advances(attribute(code, 'DeltaY'), characters.length);
  const runs: Run[] = [];
  let left = startX;
  let top = startY;
  let open: Run | null = null;
  for (const [index, character] of characters.entries()) {
    const width = widthOf(character, size);
    if (open && Math.abs(open.top - top) < 0.1 * size && left - (open.left + open.width) < 0.8 * size) {
      open.text += character;
      open.width = left + width - open.left;
    } else {
      open = { text: character, left, top, width };
      runs.push(open);
    }
    left += across[index] ?? (down.length > 0 ? 0 : width);
    top += down[index] ?? 0;
  }
  return runs;
}

/** `DeltaX="3 3 g 4 1.5"`: plain numbers, and `g count value` for a value repeated. */
function advances(list: string, most: number): number[] {
  const parts = list.trim().split(/\s+/).filter((part) => part !== '');
  const values: number[] = [];
  for (let index = 0; index < parts.length && values.length < most; index += 1) {
    if (parts[index] === 'g') {
      const count = Math.min(Number(parts[index + 1]) || 0, most);
      values.push(...Array.from({ length: count }, () => Number(parts[index + 2]) || 0));
      index += 2;
    } else values.push(Number(parts[index]) || 0);
  }
  return values;
}

function widthOf(character: string, size: number): number {
  return character < '\u2E80' ? size / 2 : size;
}

function numberOr(text: string, fallback: number): number {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? fallback : Number(text);
}
