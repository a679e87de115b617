import sharp from 'sharp';
import { readKept, type KeptOriginal } from '../../../files/keptFile.ts';

/** A picture small enough for a printed page; width and height in pixels. */
export interface Thumbnail {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

const LONGEST_SIDE = 480;
const QUALITY = 72;
/** Beyond this an image is not decoded: a picture bomb must not take the export's memory. */
const MOST_PIXELS = 120_000_000;
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
    const made = file === undefined || this.#made.size >= MOST_PHOTOS ? Promise.resolve(null) : shrink(file);
    this.#made.set(itemPath, made);
    return made;
  }
}

async function shrink(original: KeptOriginal): Promise<Thumbnail | null> {
  try {
    const { data, info } = await sharp(original.seal === undefined ? original.file : await readKept(original), { limitInputPixels: MOST_PIXELS, failOn: 'none' })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY, progressive: false })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch {
    // Not every picture can be decoded here (HEIC, damaged ones); the page says so and the original is in the bundle.
    return null;
  }
}
