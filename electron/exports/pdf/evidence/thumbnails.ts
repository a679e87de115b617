import type { KeptOriginal } from '../../../files/keptFile.ts';
import { type JpegPicture, shrinkPicture } from '../shrinkPicture.ts';

/** A picture small enough for a printed page. */
export type Thumbnail = JpegPicture;

const LONGEST_SIDE = 480;
const QUALITY = 72;
/** A report of a whole county must not grow without end; later photos are named, not shown. */
const MOST_PHOTOS = 400;

/** Makes small pictures of originals, each once; `null` where the format cannot be decoded or enough have been made. */
export class Thumbnails {
  readonly #fileOf: (itemPath: string) => KeptOriginal | undefined;
  readonly #made = new Map<string, Promise<Thumbnail | null>>();

  /** @param fileOf where an item's original lies on the disk */
  constructor(fileOf: (itemPath: string) => KeptOriginal | undefined) {
    this.#fileOf = fileOf;
  }

  of(itemPath: string): Promise<Thumbnail | null> {
    const known = this.#made.get(itemPath);
    if (known) return known;
    const file = this.#fileOf(itemPath);
    const made = file === undefined || this.#made.size >= MOST_PHOTOS ? Promise.resolve(null) : shrinkPicture(file, LONGEST_SIDE, QUALITY);
    this.#made.set(itemPath, made);
    return made;
  }
}
