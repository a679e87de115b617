import type { Contour } from './contours.ts';
import type { InkPicture } from './inkPicture.ts';
import { SLOPES, countDeltaHinge, countHinge, countQuill, countRun, emptyTally, partOfHalfTurn, type Tally } from './tally.ts';
import type { Zone } from './zones.ts';

/** What is counted of one line. */
export interface LineTally {
  readonly zone: Zone;
  readonly tally: Tally;
  /** Widths across the stroke, in pixels. */
  readonly widths: number[];
  readonly wordSlopes: Float64Array;
  readonly wordWidths: number[];
}

/** Pixels along the contour that a hinge's leg takes. */
const LEG = 5;
const SMOOTH = 2;
/** A stroke is no wider than this; what is, is a blot. */
const WIDEST = 24;

export function tallyOfLine(zone: Zone): LineTally {
  return { zone, tally: emptyTally(), widths: [], wordSlopes: new Float64Array(SLOPES), wordWidths: [] };
}

/**
 * Counts a contour to the line in whose zone its middle lies. Angles are taken against the tilt of the lines, so that a
 * page laid askew on the scanner reads as one laid straight.
 */
export function countContour(contour: Contour, ink: InkPicture, map: Uint8Array, lines: readonly LineTally[], tilt: number): void {
  const line = lineAround(contour, ink, map, lines);
  if (!line) return;
  const { tally, widths, wordSlopes, wordWidths, zone } = line;
  const length = contour.length / 2;
  const smooth = smoothed(contour);
  const angles = new Float64Array(length);
  for (let index = 0; index < length; index += 1) {
    const on = (index + LEG) % length;
    angles[index] = Math.atan2(smooth[on * 2 + 1]! - smooth[index * 2 + 1]!, smooth[on * 2]! - smooth[index * 2]!) - tilt;
  }
  for (let index = 0; index < length; index += 1) {
    const before = (index + length - LEG) % length;
    const [one, other] = [angles[index]!, angles[before]! + Math.PI];
    countHinge(tally, one, other);
    const further = (index + LEG) % length;
    countDeltaHinge(tally, angles[further]! - one, one + Math.PI - other);
    const [x, y] = [contour[index * 2]!, contour[index * 2 + 1]!];
    const direction = (angles[index]! + angles[before]!) / 2 + (Math.abs(angles[index]! - angles[before]!) > Math.PI ? Math.PI : 0);
    const width = widthAcross(ink, x, y, direction + tilt);
    const inWord = x >= zone.word.left && x <= zone.word.right;
    if (inWord) wordSlopes[partOfHalfTurn(angles[index]!)]! += 1;
    if (width === null) continue;
    countQuill(tally, direction, width);
    widths.push(width);
    if (inWord) wordWidths.push(width);
  }
}

/** Each point as the mean of itself and its neighbours: steps from pixel to pixel have eight directions only. */
function smoothed(contour: Contour): Float64Array {
  const length = contour.length / 2;
  const smooth = new Float64Array(contour.length);
  for (let index = 0; index < length; index += 1) {
    for (const side of [0, 1] as const) {
      let sum = 0;
      for (let near = -SMOOTH; near <= SMOOTH; near += 1) sum += contour[((index + near + length) % length) * 2 + side]!;
      smooth[index * 2 + side] = sum / (2 * SMOOTH + 1);
    }
  }
  return smooth;
}

function lineAround(contour: Contour, { width, height }: InkPicture, map: Uint8Array, lines: readonly LineTally[]): LineTally | undefined {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let index = 0; index < contour.length; index += 2) {
    left = Math.min(left, contour[index]!);
    right = Math.max(right, contour[index]!);
    top = Math.min(top, contour[index + 1]!);
    bottom = Math.max(bottom, contour[index + 1]!);
  }
  const line = lines[map[((top + bottom) >> 1) * width + ((left + right) >> 1)]! - 1];
  // Wider or higher than characters are: a frame, a blot, a stamp.
  return line && bottom - top <= 1.5 * line.zone.height && right - left <= 4 * line.zone.height ? line : undefined;
}

/** From a point of the contour straight through the ink to paper; `null` where that is no stroke's width. */
function widthAcross({ width, height, data }: InkPicture, x: number, y: number, direction: number): number | null {
  const isInk = (px: number, py: number): boolean => px >= 0 && py >= 0 && px < width && py < height && data[py * width + px] === 1;
  const [dx, dy] = [-Math.sin(direction), Math.cos(direction)];
  const side = isInk(Math.round(x + 1.5 * dx), Math.round(y + 1.5 * dy)) ? 1 : -1;
  for (let step = 1; step <= WIDEST; step += 1) if (!isInk(Math.round(x + side * step * dx), Math.round(y + side * step * dy))) return step;
  return null;
}

/** White between strokes inside the line, across and down, by Bulacu and Schomaker's run lengths. */
export function countRuns({ width, height, data }: InkPicture, { zone, tally }: LineTally): void {
  const [left, right] = [Math.max(0, Math.floor(zone.x - zone.width / 2)), Math.min(width, Math.ceil(zone.x + zone.width / 2))];
  const [top, bottom] = [Math.max(0, Math.floor(zone.y - zone.height / 2)), Math.min(height, Math.ceil(zone.y + zone.height / 2))];
  for (let y = top; y < bottom; y += 1) runsOf(left, right, (x) => data[y * width + x] === 1, (run) => countRun(tally, run, false));
  for (let x = left; x < right; x += 1) runsOf(top, bottom, (y) => data[y * width + x] === 1, (run) => countRun(tally, run, true));
}

function runsOf(from: number, to: number, isInk: (at: number) => boolean, count: (run: number) => void): void {
  let last = -1;
  for (let at = from; at < to; at += 1) {
    if (!isInk(at)) continue;
    if (last >= 0 && at - last > 1) count(at - last - 1);
    last = at;
  }
}
