import { alignPhotos, type Alignment } from './alignPhotos.ts';
import { cropWindows, windowHashes } from './cropWindows.ts';
import { greyImage, whole, type GreyImage } from './greyImage.ts';
import { hashDistance, ones, type Hash } from './hashes.ts';
import type { PhotoHashes, PreparedPhoto } from './preparedPhoto.ts';
import { changesOf, isSamePicture, type PictureChange } from './samePicture.ts';

/** A picture to compare. */
export interface PhotoToCompare {
  readonly sha256: string;
  /** Pictures of one group (a branch) are also searched for crops of each other. */
  readonly group: string;
  /** Pictures of one occasion are not compared: it does not matter whether they are copies. */
  readonly occasion: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly prepared: PreparedPhoto | null;
}

/** Two pictures that are one: `a` and `b` are indexes into the list that was given, `a` before `b`. */
export interface ReusedPair {
  readonly a: number;
  readonly b: number;
  /** What was done to one against the other, `identical` where the bytes are the same. */
  readonly changes: readonly PictureChange[];
}

/** detection.md §5: at these distances recompressing, resizing, brightening and time stamps are found almost always. */
const HASH_DISTANCE = 8;
/** Windows lie on a grid, crops do not; what is too much here is refused by the aligned comparison. */
const WINDOW_DISTANCE = 13;

/**
 * Finds pictures that are copies of each other: the same bytes, or the same picture recompressed, resized, brightened,
 * marked, mirrored or cropped. Candidates come from hashes; each is confirmed by an aligned comparison before it counts.
 */
export function findReuse(photos: readonly PhotoToCompare[]): readonly ReusedPair[] {
  const pairs: ReusedPair[] = [];
  const kept: number[] = [];
  for (const same of Map.groupBy(photos.keys(), (index) => photos[index]!.sha256).values()) {
    kept.push(same[0]!);
    for (const other of same.slice(1)) if (photos[other]!.occasion !== photos[same[0]!]!.occasion) pairs.push({ a: same[0]!, b: other, changes: ['identical'] });
  }
  const tellable = kept.filter((index) => photos[index]!.prepared?.tellable === true).sort((a, b) => a - b);
  const search = (candidates: readonly (readonly [number, number])[]): void => {
    // Pixels are unpacked for one group at a time: a township's would not fit into memory.
    const unpacked = unpacking(photos);
    for (const [a, b] of candidates) {
      const changes = compareWhole(photos, a, b, unpacked) ?? (photos[a]!.group === photos[b]!.group ? (compareCrop(photos, a, b, unpacked) ?? compareCrop(photos, b, a, unpacked)) : null);
      if (changes) pairs.push({ a, b, changes });
    }
  };
  search(nearPairs(photos, tellable));
  for (const members of Map.groupBy(tellable, (index) => photos[index]!.group).values()) search(pairsWithin(photos, members));
  return pairs.sort((left, right) => left.a - right.a || left.b - right.b);
}

interface Unpacked {
  readonly image: (index: number, mirrored: boolean) => GreyImage;
  readonly windows: (index: number) => Uint32Array;
}

/** Pixels and windows of pictures, made when they are first asked for. */
function unpacking(photos: readonly PhotoToCompare[]): Unpacked {
  const images = new Map<number, GreyImage>();
  const windows = new Map<number, Uint32Array>();
  const image = (index: number, mirrored: boolean): GreyImage => {
    const key = index * 2 + (mirrored ? 1 : 0);
    const { grey, columns, rows } = photos[index]!.prepared!.features;
    const known = images.get(key) ?? greyImage(grey, columns, rows, mirrored);
    images.set(key, known);
    return known;
  };
  return {
    image,
    windows: (index) => {
      const known = windows.get(index) ?? windowHashes(image(index, false));
      windows.set(index, known);
      return known;
    },
  };
}

/** Pairs of different groups whose hashes lie near each other, as they are or mirrored; 20,000 pictures in a few seconds. */
function nearPairs(photos: readonly PhotoToCompare[], indexes: readonly number[]): readonly (readonly [number, number])[] {
  const prepared = indexes.map((index) => photos[index]!.prepared!);
  const words = Uint32Array.from(prepared.flatMap(({ dHash, pHash }) => [...dHash, ...pHash]));
  const mirrored = Uint32Array.from(prepared.flatMap(({ mirror }) => [...mirror.dHash, ...mirror.pHash]));
  const pairs: [number, number][] = [];
  for (let a = 0; a < indexes.length; a += 1) {
    for (let b = a + 1; b < indexes.length; b += 1) {
      if (!nearWords(words, a * 4, words, b * 4) && !nearWords(mirrored, a * 4, words, b * 4)) continue;
      if (photos[indexes[a]!]!.group !== photos[indexes[b]!]!.group) pairs.push([indexes[a]!, indexes[b]!]);
    }
  }
  return pairs;
}

function nearWords(one: Uint32Array, a: number, other: Uint32Array, b: number): boolean {
  return ones(one[a]! ^ other[b]!) + ones(one[a + 1]! ^ other[b + 1]!) <= HASH_DISTANCE || ones(one[a + 2]! ^ other[b + 2]!) + ones(one[a + 3]! ^ other[b + 3]!) <= HASH_DISTANCE;
}

function pairsWithin(photos: readonly PhotoToCompare[], members: readonly number[]): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) if (photos[a]!.occasion !== photos[b]!.occasion) pairs.push([a, b]);
  return pairs;
}

function compareWhole(photos: readonly PhotoToCompare[], one: number, other: number, { image }: Unpacked): readonly PictureChange[] | null {
  const [a, b] = [photos[one]!.prepared!, photos[other]!.prepared!];
  for (const [candidate, mirrored] of [[a, false], [a.mirror, true]] as const) {
    const alignment = near(candidate, b) ? bestOf([alignPhotos(image(one, mirrored), image(other, false), whole)]) : null;
    if (alignment) return changesOf(alignment, mirrored, photos[one]!, photos[other]!);
  }
  return null;
}

function near(a: PhotoHashes, b: PhotoHashes): boolean {
  return hashDistance(a.dHash, b.dHash) <= HASH_DISTANCE || hashDistance(a.pHash, b.pHash) <= HASH_DISTANCE;
}

/** Whether the second is a part of the first, as it is or mirrored. */
function compareCrop(photos: readonly PhotoToCompare[], outer: number, inner: number, { image, windows }: Unpacked): readonly PictureChange[] | null {
  const part = photos[inner]!.prepared!;
  for (const [{ dHash }, mirrored] of [[part, false], [part.mirror, true]] as const) {
    const alignment = bestOf(nearestWindows(windows(outer), dHash).map((index) => alignPhotos(image(outer, false), image(inner, mirrored), cropWindows[index]!)));
    if (alignment) return changesOf(alignment, mirrored, photos[outer]!, photos[inner]!);
  }
  return null;
}

function bestOf(alignments: readonly (Alignment | null)[]): Alignment | null {
  let best: Alignment | null = null;
  for (const next of alignments) if (next && isSamePicture(next) && next.correlation > (best?.correlation ?? 0)) best = next;
  return best;
}

/** The two nearest windows, nearest first; of equally near ones the earlier. */
function nearestWindows(windows: Uint32Array, [high, low]: Hash): readonly number[] {
  let nearest = -1;
  let second = -1;
  let nearestDistance = WINDOW_DISTANCE + 1;
  let secondDistance = WINDOW_DISTANCE + 1;
  for (let at = 0; at < windows.length; at += 2) {
    // Nearly all windows are refused by the first half.
    const first = ones(windows[at]! ^ high);
    if (first >= secondDistance) continue;
    const distance = first + ones(windows[at + 1]! ^ low);
    if (distance >= secondDistance) continue;
    if (distance < nearestDistance) [second, secondDistance, nearest, nearestDistance] = [nearest, nearestDistance, at >> 1, distance];
    else [second, secondDistance] = [at >> 1, distance];
  }
  return second >= 0 ? [nearest, second] : nearest >= 0 ? [nearest] : [];
}
