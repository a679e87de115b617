import type { Canvas } from '@napi-rs/canvas';
import type { Raster } from '../raster.ts';

/** What is drawn on a canvas, laid on white. */
export function canvasRaster(canvas: Canvas): Raster {
  const { width, height } = canvas;
  const { data: drawn } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index += 1) {
    const opaque = drawn[index * 4 + 3]! / 255;
    for (let channel = 0; channel < 3; channel += 1) data[index * 3 + channel] = Math.round(drawn[index * 4 + channel]! * opaque + 255 * (1 - opaque));
  }
  return { width, height, data };
}
