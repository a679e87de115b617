import sharp from 'sharp';
import type { OcrModels } from './modelFiles.ts';
import type { Network } from './network.ts';
import type { Raster } from './raster.ts';
import type { Rectangle } from './rectangle.ts';
import { findRegions } from './textRegions.ts';

/** The network halves its input five times. */
const STEP = 32;
/** Means and deviations that the network was trained with, in the order of its channels (blue, green, red). */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** The text lines of an upright page, in page pixels, in no particular order. */
export async function detectLines(page: Raster, detector: Network, { detection }: OcrModels): Promise<Rectangle[]> {
  const scale = Math.min(1, detection.side / Math.max(page.width, page.height));
  const width = rounded(page.width * scale);
  const height = rounded(page.height * scale);
  const { data } = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } }).resize(width, height, { fit: 'fill', kernel: 'linear' }).raw().toBuffer({ resolveWithObject: true });
  const map = await detector.run({ data: normalised(data, width * height), dims: [1, 3, height, width] });
  const [across, down] = [page.width / width, page.height / height];
  return findRegions({ width, height, data: map.data }, detection).map(({ x, y, length, height: tall, angle }) => {
    // The two scales differ by the rounding to 32 only: along and across the line a mean of the two is near enough.
    const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    return { x: x * across, y: y * down, length: length * (cos * across + sin * down) / (cos + sin), height: tall * (sin * across + cos * down) / (cos + sin), angle };
  });
}

function rounded(length: number): number {
  return Math.max(STEP, Math.round(length / STEP) * STEP);
}

function normalised(pixels: Uint8Array, count: number): Float32Array {
  const input = new Float32Array(3 * count);
  for (let channel = 0; channel < 3; channel += 1) {
    const [mean, deviation] = [MEAN[channel]!, DEVIATION[channel]!];
    const from = 2 - channel;
    for (let index = 0; index < count; index += 1) input[channel * count + index] = (pixels[index * 3 + from]! / 255 - mean) / deviation;
  }
  return input;
}
