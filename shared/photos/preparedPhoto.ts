import type { PhotoFeatures } from '../model/photo.ts';
import { greyImage, sampleWindow, whole, type GreyImage, type Window } from './greyImage.ts';
import { differenceHash, frequencyHash, parseHash, type Hash } from './hashes.ts';

/** A picture ready to be compared; what only some pairs need is made when it is first asked for. */
export interface PreparedPhoto {
  readonly image: GreyImage;
  readonly dHash: Hash;
  readonly pHash: Hash;
  readonly mirror: { readonly image: GreyImage; readonly dHash: Hash; readonly pHash: Hash };
  /** Difference hashes of its windows, two words each, in the order of `cropWindows`. */
  readonly windows: () => Uint32Array;
  readonly tellable: boolean;
}

/** Prepares a picture's stored features; about 0.1 ms. */
export function preparePhoto({ dHash, pHash, columns, rows, grey }: PhotoFeatures): PreparedPhoto {
  const image = greyImage(grey, columns, rows);
  const turned = greyImage(grey, columns, rows, true);
  let windows: Uint32Array | null = null;
  return {
    image,
    dHash: parseHash(dHash),
    pHash: parseHash(pHash),
    mirror: { image: turned, dHash: differenceHash(turned), pHash: frequencyHash(turned) },
    windows: () => (windows ??= windowHashes(image)),
    tellable: isTellable(image, grey),
  };
}

const EDGES = [0, 0.07, 0.14, 0.22, 0.31];

/** What people leave when they crop a photo: up to a third cut at each side, half of each side kept. */
export const cropWindows: readonly Window[] = EDGES.flatMap((left) =>
  EDGES.flatMap((top) => EDGES.flatMap((right) => EDGES.map((bottom): Window => ({ left, top, right: 1 - right, bottom: 1 - bottom })))),
).filter(({ left, top, right, bottom }) => right - left >= 0.5 && bottom - top >= 0.5 && (right - left) * (bottom - top) < 0.98);

function windowHashes(image: GreyImage): Uint32Array {
  const hashes = new Uint32Array(cropWindows.length * 2);
  for (const [index, window] of cropWindows.entries()) {
    const [high, low] = differenceHash(image, window);
    hashes[index * 2] = high;
    hashes[index * 2 + 1] = low;
  }
  return hashes;
}

const cells = new Float64Array(48 * 36);
const LEAST_CONTRAST = 14;
const PAPER_SHARE = 0.6;

/**
 * Whether a picture shows enough to be told from others: a blank wall, a dark room, a logo on white or a page of text do
 * not. Pages look alike from afar, so they are compared by their bytes alone.
 */
function isTellable(image: GreyImage, grey: Uint8Array): boolean {
  sampleWindow(image, whole, 48, 36, cells);
  let [sum, squares] = [0, 0];
  for (const value of cells) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / cells.length;
  if (Math.sqrt(Math.max(0, squares / cells.length - mean * mean)) < LEAST_CONTRAST) return false;
  const sorted = grey.toSorted();
  const white = sorted[Math.floor(sorted.length * 0.95)]!;
  const nearWhite = sorted.length - sorted.findIndex((value) => value >= white - 24);
  return !(white > 170 && nearWhite / sorted.length > PAPER_SHARE);
}
