import { sampleWindow, whole, type GreyImage, type Window } from './greyImage.ts';

/** How well one picture fits a window of another, block by block. */
export interface Alignment {
  /** The window of the first picture that the second shows. */
  readonly window: Window;
  /** Normalised cross-correlation over the whole window, -1…1. */
  readonly correlation: number;
  /** Blocks with enough detail to be compared. */
  readonly detailed: number;
  /** Of them, those that do not show the same. */
  readonly differing: number;
  /** Smallest rectangle around the differing blocks, as a share of the second picture; 0 where there are none. */
  readonly differingArea: number;
  /** Whether that rectangle lies in a corner of the picture, where programs print time and place. */
  readonly differingInCorner: boolean;
  /** The second picture's brightness as `gain` × the first's + `offset` (0…255). */
  readonly gain: number;
  readonly offset: number;
}

interface Stage {
  readonly across: number;
  readonly down: number;
  readonly steps: readonly number[];
  /** Below this correlation the search is given up, before and after the stage. */
  readonly before: number;
  readonly after: number;
}

/** Most candidates are refused on a coarse picture; only what is promising there is worth the fine one. */
const STAGES: readonly Stage[] = [
  { across: 16, down: 12, steps: [0.03, 0.015], before: 0.55, after: 0.85 },
  { across: 32, down: 24, steps: [0.008, 0.004, 0.002], before: 0.8, after: 0.88 },
];
/** Cells on a block's side; at 64 cells across a block is a twelfth of the picture. */
const BLOCK = 5;
const MOST_CELLS = 64;
/** Standard deviation (0…255) from which a block shows something. */
const DETAIL = 6;
/** Correlation of a block from which it shows the same, and the difference that recompression leaves in faint ones. */
const SAME_BLOCK = 0.8;
const FAINT = 4;
/** How far down from the upper or up from the lower edge a printed mark reaches. */
const CORNER = 0.3;

const first = new Float64Array(MOST_CELLS * MOST_CELLS);
const second = new Float64Array(MOST_CELLS * MOST_CELLS);

/**
 * Finds the window of `outer` that `inner` shows, starting from a guess, and compares the two there block by block. A
 * window keeps the proportions of `inner` within a few percent: people crop pictures, they do not stretch them.
 *
 * @returns `null` where nothing near the guess fits
 */
export function alignPhotos(outer: GreyImage, inner: GreyImage, guess: Window): Alignment | null {
  let window: Window | null = inProportion(outer, inner, guess);
  for (const stage of STAGES) window = window && refine(outer, inner, window, stage);
  return window && compareBlocks(outer, inner, window);
}

/** Pattern search over the four edges for the greatest correlation. */
function refine(outer: GreyImage, inner: GreyImage, start: Window, { across, down, steps, before, after }: Stage): Window | null {
  sampleWindow(inner, whole, across, down, second);
  const innerMoments = momentsOf(second, across * down);
  const fit = (window: Window): number => {
    if (!plausible(outer, inner, window)) return -1;
    sampleWindow(outer, window, across, down, first);
    return together(first, second, across * down, innerMoments).correlation;
  };
  let best = start;
  let score = fit(best);
  if (score < before) return null;
  for (const step of steps) {
    for (let round = 0; round < 6; round += 1) {
      const next = moves(best, step).map((window) => ({ window, score: fit(window) })).reduce((a, b) => (b.score > a.score ? b : a));
      if (next.score <= score) break;
      ({ window: best, score } = next);
    }
  }
  return score < after ? null : best;
}

function moves({ left, top, right, bottom }: Window, step: number): readonly Window[] {
  return shifts.map(([a, b, c, d]) => ({ left: clamp(left + a * step), top: clamp(top + b * step), right: clamp(right + c * step), bottom: clamp(bottom + d * step) }));
}

/** Shift, grow and shrink the window, as a whole or at one corner. */
const shifts: readonly (readonly [number, number, number, number])[] = [
  [1, 0, 1, 0], [-1, 0, -1, 0], [0, 1, 0, 1], [0, -1, 0, -1],
  [1, 1, -1, -1], [-1, -1, 1, 1],
  [1, 1, 0, 0], [-1, -1, 0, 0], [0, 0, 1, 1], [0, 0, -1, -1],
  [1, 0, 0, -1], [-1, 0, 0, 1], [0, 1, -1, 0], [0, -1, 1, 0],
  [1, 0, 0, 0], [-1, 0, 0, 0], [0, 1, 0, 0], [0, -1, 0, 0], [0, 0, 1, 0], [0, 0, -1, 0], [0, 0, 0, 1], [0, 0, 0, -1],
];

const MOST_STRETCH = 1.06;

function plausible(outer: GreyImage, inner: GreyImage, { left, top, right, bottom }: Window): boolean {
  if (right - left < 0.3 || bottom - top < 0.3) return false;
  const stretch = (((right - left) * outer.columns) / ((bottom - top) * outer.rows)) * (inner.rows / inner.columns);
  return stretch < MOST_STRETCH && stretch > 1 / MOST_STRETCH;
}

/** Gives a guessed window the proportions of the inner picture, shrinking the longer side about its middle. */
function inProportion(outer: GreyImage, inner: GreyImage, { left, top, right, bottom }: Window): Window {
  const stretch = (((right - left) * outer.columns) / ((bottom - top) * outer.rows)) * (inner.rows / inner.columns);
  if (stretch > 1) {
    const cut = ((right - left) * (1 - 1 / stretch)) / 2;
    return { left: left + cut, top, right: right - cut, bottom };
  }
  const cut = ((bottom - top) * (1 - stretch)) / 2;
  return { left, top: top + cut, right, bottom: bottom - cut };
}

function compareBlocks(outer: GreyImage, inner: GreyImage, window: Window): Alignment {
  const across = Math.min(MOST_CELLS, Math.floor(0.8 * Math.min(inner.columns, (window.right - window.left) * outer.columns)));
  const down = Math.min(MOST_CELLS, Math.floor(0.8 * Math.min(inner.rows, (window.bottom - window.top) * outer.rows)));
  sampleWindow(outer, window, across, down, first);
  sampleWindow(inner, whole, across, down, second);
  const { gain, offset, correlation } = together(first, second, across * down, momentsOf(second, across * down));
  const [blocksAcross, blocksDown] = [Math.floor(across / BLOCK), Math.floor(down / BLOCK)];
  let detailed = 0;
  let differing = 0;
  let box = { left: blocksAcross, top: blocksDown, right: -1, bottom: -1 };
  for (let row = 0; row < blocksDown; row += 1) {
    for (let column = 0; column < blocksAcross; column += 1) {
      const block = compareBlock(column * BLOCK, row * BLOCK, across, gain, offset);
      if (block === 'plain') continue;
      detailed += 1;
      if (block === 'same') continue;
      differing += 1;
      box = { left: Math.min(box.left, column), top: Math.min(box.top, row), right: Math.max(box.right, column), bottom: Math.max(box.bottom, row) };
    }
  }
  return {
    window,
    correlation,
    detailed,
    differing,
    differingArea: differing === 0 ? 0 : ((box.right - box.left + 1) * (box.bottom - box.top + 1)) / (blocksAcross * blocksDown),
    differingInCorner: differing > 0 && (box.bottom + 1 <= CORNER * blocksDown || box.top >= (1 - CORNER) * blocksDown) && (box.left <= 2 || box.right >= blocksAcross - 3),
    gain,
    offset,
  };
}

function compareBlock(left: number, top: number, across: number, gain: number, offset: number): 'plain' | 'same' | 'different' {
  let [sumA, sumB, squareA, squareB, product, error] = [0, 0, 0, 0, 0, 0];
  for (let y = top; y < top + BLOCK; y += 1) {
    for (let x = left; x < left + BLOCK; x += 1) {
      const a = first[y * across + x]! * gain + offset;
      const b = second[y * across + x]!;
      sumA += a;
      sumB += b;
      squareA += a * a;
      squareB += b * b;
      product += a * b;
      error += (a - b) * (a - b);
    }
  }
  const count = BLOCK * BLOCK;
  const [varianceA, varianceB] = [squareA / count - (sumA / count) ** 2, squareB / count - (sumB / count) ** 2];
  if (Math.max(varianceA, varianceB) < DETAIL * DETAIL) return 'plain';
  if (error / count <= FAINT * FAINT) return 'same';
  const agreement = (product / count - (sumA / count) * (sumB / count)) / Math.sqrt(Math.max(varianceA, 1e-6) * Math.max(varianceB, 1e-6));
  return agreement >= SAME_BLOCK ? 'same' : 'different';
}

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

function momentsOf(values: Float64Array, count: number): Moments {
  let [sum, squares] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const value = values[index]!;
    sum += value;
    squares += value * value;
  }
  return { mean: sum / count, variance: squares / count - (sum / count) ** 2 };
}

/** How well the first values explain the second, whose own moments are known, and the line that does it best. */
function together(a: Float64Array, b: Float64Array, count: number, { mean: meanB, variance: varianceB }: Moments): { readonly correlation: number; readonly gain: number; readonly offset: number } {
  let [sum, squares, product] = [0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const value = a[index]!;
    sum += value;
    squares += value * value;
    product += value * b[index]!;
  }
  const mean = sum / count;
  const variance = squares / count - mean * mean;
  const covariance = product / count - mean * meanB;
  const gain = variance > 0 ? covariance / variance : 1;
  return { correlation: variance > 0 && varianceB > 0 ? covariance / Math.sqrt(variance * varianceB) : 0, gain, offset: meanB - gain * mean };
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
