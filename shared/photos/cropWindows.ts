import type { GreyImage, Window } from './greyImage.ts';

const EDGES = [0, 0.07, 0.14, 0.22, 0.31];

/** The spans of one side that a crop may leave. */
const spans = EDGES.flatMap((from) => EDGES.map((cut) => ({ from, to: 1 - cut }))).filter(({ from, to }) => to - from >= 0.5);

interface CropWindow extends Window {
  readonly across: number;
  readonly down: number;
}

/** What people leave when they crop a photo: up to a third cut at each side, half of each side kept. */
export const cropWindows: readonly CropWindow[] = spans.flatMap((vertical, down) =>
  spans.map((horizontal, across): CropWindow => ({ left: horizontal.from, right: horizontal.to, top: vertical.from, bottom: vertical.to, across, down })),
).filter(({ left, top, right, bottom }) => (right - left) * (bottom - top) < 0.98);

/** The corners of all cells of all windows lie on few lines: their sums are looked up once, then shared. */
const table = new Float64Array(spans.length * 9 * spans.length * 10);

const lineSums = new Float64Array(129);
/** Where the corners lie across: the pixel and the part of it. */
const columnAt = new Int32Array(spans.length * 10);
const partAt = new Float64Array(spans.length * 10);

/** Difference hashes of all windows of a picture, two words each, in the order of `cropWindows`; as `differenceHash` of each, several times faster. */
export function windowHashes(image: GreyImage): Uint32Array {
  const { columns, rows, sums } = image;
  const stride = spans.length * 10;
  for (let index = 0; index < stride; index += 1) {
    const { from, to } = spans[Math.floor(index / 10)]!;
    const x = (from + ((to - from) * (index % 10)) / 9) * columns;
    const column = Math.min(Math.floor(x), columns - 1);
    columnAt[index] = column;
    partAt[index] = x - column;
  }
  for (const [down, { from, to }] of spans.entries()) {
    for (let line = 0; line <= 8; line += 1) {
      const y = (from + ((to - from) * line) / 8) * rows;
      const row = Math.min(Math.floor(y), rows - 1);
      const upper = row * (columns + 1);
      for (let x = 0; x <= columns; x += 1) lineSums[x] = sums[upper + x]! + (sums[upper + columns + 1 + x]! - sums[upper + x]!) * (y - row);
      const at = (down * 9 + line) * stride;
      for (let index = 0; index < stride; index += 1) {
        const left = lineSums[columnAt[index]!]!;
        table[at + index] = left + (lineSums[columnAt[index]! + 1]! - left) * partAt[index]!;
      }
    }
  }
  const hashes = new Uint32Array(cropWindows.length * 2);
  for (const [index, { across, down }] of cropWindows.entries()) {
    for (let line = 0; line < 8; line += 1) {
      const above = (down * 9 + line) * stride + across * 10;
      let bits = 0;
      let upper = table[above + 1]!;
      let lower = table[above + stride + 1]!;
      let before = lower - table[above + stride]! - upper + table[above]!;
      for (let cell = 2; cell <= 9; cell += 1) {
        const nextUpper = table[above + cell]!;
        const nextLower = table[above + stride + cell]!;
        const next = nextLower - lower - nextUpper + upper;
        bits = (bits << 1) | (before > next ? 1 : 0);
        before = next;
        upper = nextUpper;
        lower = nextLower;
      }
      hashes[index * 2 + (line >> 2)] = ((hashes[index * 2 + (line >> 2)]! << 8) | bits) >>> 0;
    }
  }
  return hashes;
}
