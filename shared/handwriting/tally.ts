import type { WritingForm } from '../model/handwriting.ts';

/** Directions of a full turn that a hinge's leg may take. */
const LEGS = 24;
/** Steps of the change from one hinge to the next. */
const CHANGES = 16;
/** Directions of a half turn, and widths in pixels, of a stroke. */
export const SLOPES = 12;
const WIDTHS = 16;
/** White between strokes, by two pixels. */
const RUNS = 40;

/** What is counted over the contours and runs of some writing; two of them add up. */
export interface Tally {
  readonly hinge: Float64Array;
  readonly deltaHinge: Float64Array;
  readonly quill: Float64Array;
  readonly runs: Float64Array;
}

export function emptyTally(): Tally {
  return { hinge: new Float64Array((LEGS * (LEGS + 1)) / 2), deltaHinge: new Float64Array(CHANGES * CHANGES), quill: new Float64Array(SLOPES * WIDTHS), runs: new Float64Array(2 * RUNS) };
}

/**
 * Two legs that meet on a contour, each by its direction; which one comes first makes no difference. M. Bulacu,
 * L. Schomaker: Text-independent writer identification and verification using textural and allographic features. IEEE
 * PAMI 29 (2007), 701–717. With 24 directions there are 300 kinds.
 *
 * @param one radians
 * @param other radians
 */
export function countHinge({ hinge }: Tally, one: number, other: number): void {
  const [a, b] = [partOfTurn(one, LEGS), partOfTurn(other, LEGS)];
  const [low, high] = a < b ? [a, b] : [b, a];
  hinge[(high * (high + 1)) / 2 + low]! += 1;
}

/**
 * How a hinge's two angles change a leg further on: rotation leaves it as it is. S. He, L. Schomaker: Delta-n Hinge:
 * rotation-invariant features for writer identification. ICPR 2014, 2023–2028 (here n = 1).
 */
export function countDeltaHinge({ deltaHinge }: Tally, one: number, other: number): void {
  deltaHinge[partOfTurn(one + Math.PI, CHANGES) * CHANGES + partOfTurn(other + Math.PI, CHANGES)]! += 1;
}

/**
 * A stroke's direction with its width across. A. Brink, J. Smit, M. Bulacu, L. Schomaker: Writer identification using
 * directional ink-trace width measurements. Pattern Recognition 45 (2012), 162–171.
 */
export function countQuill({ quill }: Tally, direction: number, width: number): void {
  quill[partOfHalfTurn(direction) * WIDTHS + Math.min(WIDTHS - 1, Math.max(0, Math.round(width) - 1))]! += 1;
}

/** White between two strokes, along the line or down it. */
export function countRun({ runs }: Tally, length: number, down: boolean): void {
  runs[(down ? RUNS : 0) + Math.min(RUNS - 1, length >> 1)]! += 1;
}

export function partOfHalfTurn(direction: number): number {
  return partOfTurn(direction * 2, SLOPES);
}

/** As it is kept. */
export function formOf({ hinge, deltaHinge, quill, runs }: Tally): WritingForm {
  return { hinge: shares(hinge), deltaHinge: shares(deltaHinge), quill: shares(quill), runs: shares(runs) };
}

/** Square roots of the shares, 0…255: small shares keep their weight. */
export function shares(counts: Float64Array): Uint8Array {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  return Uint8Array.from(counts, (count) => (whole === 0 ? 0 : Math.round(255 * Math.sqrt(count / whole))));
}

/** Each part lies around its direction: the steps from pixel to pixel, upright and level, are not at the edge of one. */
function partOfTurn(angle: number, parts: number): number {
  const part = Math.round((angle / (2 * Math.PI)) * parts) % parts;
  return part < 0 ? part + parts : part;
}
