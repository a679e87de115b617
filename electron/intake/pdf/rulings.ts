import type { PdfOperators } from './pdfLibrary.ts';
import { multiply, apply, type Matrix } from './matrix.ts';

/** A straight rule of a page; `at` is its height (horizontal) or its distance from the left (vertical), in points from the top left. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rulings {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

/** Filled bars up to this thick are rules; anything thicker is shading. */
const MAX_THICKNESS = 3;
const MIN_LENGTH = 5;
/** Maps and drawings have more; no table has. */
const MAX_RULINGS = 20_000;

/** The codes of the library's drawing commands inside a path: move, line, curves, close. */
const coordinates: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

/**
 * The horizontal and vertical rules drawn on a page: strokes along an axis, and thin filled bars (Word, WPS and browsers draw
 * table borders either way).
 */
export function findRulings(operators: PdfOperators, onPage: Matrix): Rulings {
  const { OPS, list } = operators;
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const fills = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const horizontal: Ruling[] = [];
  const vertical: Ruling[] = [];
  const add = (x1: number, y1: number, x2: number, y2: number): void => {
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (height <= MAX_THICKNESS && width >= MIN_LENGTH) horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    else if (width <= MAX_THICKNESS && height >= MIN_LENGTH) vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  };
  let current = onPage;
  const saved: Matrix[] = [];
  for (const [index, code] of list.fnArray.entries()) {
    const args: unknown = list.argsArray[index];
    if (code === OPS.save) saved.push(current);
    else if (code === OPS.restore) current = saved.pop() ?? onPage;
    else if (code === OPS.transform && isNumbers(args)) current = multiply(current, args);
    else if (code === OPS.constructPath && Array.isArray(args)) {
      const [paint, data] = args as readonly unknown[];
      const path: unknown = Array.isArray(data) ? data[0] : undefined;
      if (typeof paint !== 'number' || !isNumbers(path)) continue;
      for (const points of subpaths(path)) {
        const placed = points.map(([x, y]) => apply(current, x, y));
        if (strokes.has(paint)) for (const [at, [x, y]] of placed.entries()) if (at > 0) add(placed[at - 1]![0], placed[at - 1]![1], x, y);
        if (fills.has(paint)) {
          const xs = placed.map(([x]) => x);
          const ys = placed.map(([, y]) => y);
          add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
        }
      }
    }
    if (horizontal.length + vertical.length > MAX_RULINGS) return { horizontal: [], vertical: [] };
  }
  return { horizontal, vertical };
}

/** The corner points of each part of a path; parts with curves are no rules. */
function subpaths(data: ArrayLike<number>): (readonly [number, number])[][] {
  const parts: (readonly [number, number])[][] = [];
  let part: (readonly [number, number])[] = [];
  let straight = true;
  const end = (): void => {
    if (straight && part.length > 1 && part.length <= 8) parts.push(part);
    part = [];
    straight = true;
  };
  for (let at = 0; at < data.length; ) {
    const command = data[at]!;
    const count = coordinates[command];
    if (count === undefined) return parts;
    if (command === 0) end();
    if (command === 0 || command === 1) part.push([data[at + 1]!, data[at + 2]!]);
    else if (command === 4) part.push(...part.slice(0, 1));
    else straight = false;
    at += 1 + count;
  }
  end();
  return parts;
}

function isNumbers(value: unknown): value is ArrayLike<number> & Matrix {
  return value instanceof Float32Array || (Array.isArray(value) && value.every((entry) => typeof entry === 'number'));
}
