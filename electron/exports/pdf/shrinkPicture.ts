import sharp from 'sharp';
import { readKept, type KeptOriginal } from '../../files/keptFile.ts';

/** A picture as a PDF takes it; width and height in pixels. */
export interface JpegPicture {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Beyond this an image is not decoded: a picture bomb must not take the export's memory. */
const MOST_PIXELS = 120_000_000;

/**
 * A picture upright, on white, no side longer than `longest` pixels; `null` where it cannot be decoded here (HEIC, metafiles,
 * damaged ones): the page says so, and the original is in the bundle.
 *
 * @param quality of the JPEG, 1 to 100
 */
export async function shrinkPicture(source: KeptOriginal | Buffer, longest: number, quality: number): Promise<JpegPicture | null> {
  try {
    const input = Buffer.isBuffer(source) ? source : source.seal === undefined ? source.file : await readKept(source);
    const { data, info } = await sharp(input, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
      .rotate()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality, progressive: false })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch {
    // Whoever asked says so on the page.
    return null;
  }
}
