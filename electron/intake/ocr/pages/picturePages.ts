import { Image, createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Format } from '../../../../shared/model/document.ts';
import type { ReadLimits } from '../../limits.ts';
import { ReadFailure } from '../../readFailure.ts';
import { canvasRaster } from './canvasRaster.ts';
import type { PagePicture, ScanPages } from './scanPages.ts';

/** Formats that sharp's own build decodes; a GIF counts by its first picture. */
const decodable: ReadonlySet<Format> = new Set<Format>(['jpg', 'png', 'tiff', 'webp', 'gif']);
/** Below this there is no line of text to be read. */
const SMALLEST_SIDE = 32;

/** The pages of a picture file: one, or for a TIFF as many as it has frames. */
export async function openPicturePages(bytes: Uint8Array, format: Format, limits: ReadLimits): Promise<ScanPages> {
  if (format === 'bmp') return bitmapPage(bytes, limits);
  if (!decodable.has(format)) throw new ReadFailure('unsupported', format === 'heic' ? '苹果手机的 HEIC 照片，请另存为 JPG' : undefined);
  sharp.cache(false);
  sharp.concurrency(1);
  const { width, height, pages = 1, density } = await sharp(bytes, { limitInputPixels: false }).metadata().catch((cause: unknown) => {
    throw new ReadFailure('corrupt', undefined, { cause });
  });
  if (Math.min(width, height) < SMALLEST_SIDE) throw new ReadFailure('unsupported', `${width}×${height} 像素，太小`);
  return {
    count: format === 'tiff' ? Math.min(pages, limits.scanPages) : 1,
    page: (number, side) => decode(bytes, number, { density, limits, side }),
    close: () => Promise.resolve(),
  };
}

interface Wanted {
  readonly density: number | undefined;
  readonly limits: ReadLimits;
  readonly side: number | undefined;
}

async function decode(bytes: Uint8Array, number: number, { density, limits, side }: Wanted): Promise<PagePicture> {
  const input = { limitInputPixels: false as const, page: number - 1, pages: 1, sequentialRead: true, failOn: 'error' as const };
  try {
    // Frames of one TIFF differ in size: each is measured for itself.
    const { width, height } = await sharp(bytes, input).metadata();
    if (width * height > limits.pixels) throw new ReadFailure('too-large', `${width}×${height} 像素`);
    const scale = Math.min(1, Math.sqrt(limits.scanPixels / (width * height)), side === undefined ? 1 : (2 * side) / Math.max(width, height));
    const { data, info } = await sharp(bytes, input)
      .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), { fit: 'fill', kernel: 'cubic' })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    // 72 is what software writes that does not know.
    return { raster: { width: info.width, height: info.height, data: threeChannels(data, info.channels) }, dpi: density && density > 72 ? Math.round(density * scale) : null };
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
    throw new ReadFailure('corrupt', undefined, { cause: error });
  }
}

/** Grey as red, green and blue. */
export function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = data.length / channels;
  const three = new Uint8Array(pixels * 3);
  for (let index = 0; index < pixels; index += 1) three.fill(data[index * channels]!, index * 3, index * 3 + 3);
  return three;
}

async function bitmapPage(bytes: Uint8Array, limits: ReadLimits): Promise<ScanPages> {
  const image = new Image();
  try {
    image.src = Buffer.from(bytes);
    await image.decode();
  } catch (cause) {
    throw new ReadFailure('corrupt', undefined, { cause });
  }
  const { width, height } = image;
  if (Math.min(width, height) < SMALLEST_SIDE) throw new ReadFailure('unsupported', `${width}×${height} 像素，太小`);
  return {
    count: 1,
    page() {
      const scale = Math.min(1, Math.sqrt(limits.scanPixels / (width * height)));
      const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale));
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return Promise.resolve({ raster: canvasRaster(canvas), dpi: null });
    },
    close: () => Promise.resolve(),
  };
}
