import { alignPhotos, type Alignment } from './alignPhotos.ts';
import { whole } from './greyImage.ts';
import { hashDistance, ones, type Hash } from './hashes.ts';
import { cropWindows, type PreparedPhoto } from './preparedPhoto.ts';
import { changesOf, isSamePicture, type PictureChange } from './samePicture.ts';

/** A picture to compare; those of one `group` (a branch) are also searched for crops of each other. */
export interface PhotoToCompare {
  readonly sha256: string;
  readonly group: string;
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
const WINDOWS_TRIED = 2;

/**
 * Finds pictures that are copies of each other: the same bytes, or the same picture recompressed, resized, brightened,
 * marked, mirrored or cropped. Candidates come from hashes; each is confirmed by an aligned comparison before it counts.
 */
export function findReuse(photos: readonly PhotoToCompare[]): readonly ReusedPair[] {
  const pairs: ReusedPair[] = [];
  const distinct: number[] = [];
  for (const same of Map.groupBy(photos.keys(), (index) => photos[index]!.sha256).values()) {
    distinct.push(same[0]!);
    for (const other of same.slice(1)) pairs.push({ a: same[0]!, b: other, changes: ['identical'] });
  }
  const tellable = distinct.filter((index) => photos[index]!.prepared?.tellable === true);
  for (const [at, a] of tellable.entries()) {
    for (const b of tellable.slice(at + 1)) {
      const changes = compare(photos[a]!, photos[b]!);
      if (changes) pairs.push(a < b ? { a, b, changes } : { a: b, b: a, changes });
    }
  }
  return pairs.sort((left, right) => left.a - right.a || left.b - right.b);
}

function compare(one: PhotoToCompare, other: PhotoToCompare): readonly PictureChange[] | null {
  const [a, b] = [one.prepared!, other.prepared!];
  if (near(a, b)) {
    const alignment = bestOf([alignPhotos(a.image, b.image, whole)]);
    if (alignment) return changesOf(alignment, false, one, other);
  }
  if (near(a.mirror, b)) {
    const alignment = bestOf([alignPhotos(a.mirror.image, b.image, whole)]);
    if (alignment) return changesOf(alignment, true, one, other);
  }
  return one.group === other.group ? (compareCrop(one, other) ?? compareCrop(other, one)) : null;
}

function near(a: { readonly dHash: Hash; readonly pHash: Hash }, b: { readonly dHash: Hash; readonly pHash: Hash }): boolean {
  return hashDistance(a.dHash, b.dHash) <= HASH_DISTANCE || hashDistance(a.pHash, b.pHash) <= HASH_DISTANCE;
}

/** Whether the second is a part of the first, as it is or mirrored. */
function compareCrop(outer: PhotoToCompare, inner: PhotoToCompare): readonly PictureChange[] | null {
  const [whole, part] = [outer.prepared!, inner.prepared!];
  for (const [image, hash, mirrored] of [[part.image, part.dHash, false], [part.mirror.image, part.mirror.dHash, true]] as const) {
    const alignment = bestOf(nearestWindows(whole.windows(), hash).map((index) => alignPhotos(whole.image, image, cropWindows[index]!)));
    if (alignment) return changesOf(alignment, mirrored, outer, inner);
  }
  return null;
}

function bestOf(alignments: readonly (Alignment | null)[]): Alignment | null {
  let best: Alignment | null = null;
  for (const next of alignments) if (next && isSamePicture(next) && next.correlation > (best?.correlation ?? 0)) best = next;
  return best;
}

function nearestWindows(windows: Uint32Array, [high, low]: Hash): readonly number[] {
  let found: { readonly index: number; readonly distance: number }[] = [];
  let most = WINDOW_DISTANCE;
  for (let index = 0; index * 2 < windows.length; index += 1) {
    const distance = ones(windows[index * 2]! ^ high) + ones(windows[index * 2 + 1]! ^ low);
    if (distance > most) continue;
    found = [...found, { index, distance }].sort((a, b) => a.distance - b.distance).slice(0, WINDOWS_TRIED);
    if (found.length === WINDOWS_TRIED) most = found.at(-1)!.distance - 1;
  }
  return found.map(({ index }) => index);
}
