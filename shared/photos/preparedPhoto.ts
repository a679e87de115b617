import type { PhotoFeatures } from '../model/photo.ts';
import { greyImage, sampleWindow, whole, type GreyImage } from './greyImage.ts';
import { differenceHashes, frequencyHashes, parseHash, type Hash } from './hashes.ts';

/** The two hashes by which copies of a picture are looked for. */
export interface PhotoHashes {
  readonly dHash: Hash;
  readonly pHash: Hash;
}

/** A picture ready to be looked for among others: its hashes as it is and turned about; its pixels stay packed. */
export interface PreparedPhoto extends PhotoHashes {
  readonly mirror: PhotoHashes;
  readonly tellable: boolean;
  readonly features: PhotoFeatures;
}

/** Prepares a picture's stored features; about 0.1 ms. */
export function preparePhoto(features: PhotoFeatures): PreparedPhoto {
  const image = greyImage(features.grey, features.columns, features.rows);
  return {
    dHash: parseHash(features.dHash),
    pHash: parseHash(features.pHash),
    mirror: { dHash: differenceHashes(image).mirrored, pHash: frequencyHashes(image).mirrored },
    tellable: isTellable(image, features.grey),
    features,
  };
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
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value]! += 1;
  const white = valueAt(counts, Math.floor(grey.length * 0.95));
  let nearWhite = 0;
  for (let value = Math.max(0, white - 24); value < 256; value += 1) nearWhite += counts[value]!;
  return !(white > 170 && nearWhite / grey.length > PAPER_SHARE);
}

/** The value at a place of the sorted pixels. */
function valueAt(counts: Uint32Array, place: number): number {
  let value = 0;
  for (let below = counts[0]!; below <= place && value < 255; below += counts[value]!) value += 1;
  return value;
}
