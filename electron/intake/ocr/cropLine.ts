import type { Raster } from './raster.ts';
import type { Rectangle } from './rectangle.ts';

/** A line cut out and set upright: blue, green, red planes of -1…1, one after another. */
export interface LineCrop {
  readonly width: number;
  readonly height: number;
  readonly planes: Float32Array;
}

/** Nothing on a page is longer; a region beyond it is a frame that was taken for text. */
const MOST_WIDTH = 4096;

/** Cuts a line out of the page, scaled to `height`, with its own width. */
export function cropLine(page: Raster, line: Rectangle, height: number): LineCrop {
  const width = Math.min(MOST_WIDTH, Math.max(8, Math.round((height * line.length) / Math.max(1, line.height))));
  const planes = new Float32Array(3 * width * height);
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  const [stepAlong, stepAcross] = [line.length / width, line.height / height];
  // Of a large photo several pixels fall on one: their mean is taken, else thin strokes are lost.
  const samples = Math.max(1, Math.min(4, Math.round(Math.max(stepAlong, stepAcross) / 1.2)));
  const share = 1 / (samples * samples);
  const pixel = new Float64Array(3);
  const count = width * height;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      pixel.fill(0);
      for (let sy = 0; sy < samples; sy += 1) {
        const across = (row + (sy + 0.5) / samples) * stepAcross - line.height / 2;
        for (let sx = 0; sx < samples; sx += 1) {
          const along = (column + (sx + 0.5) / samples) * stepAlong - line.length / 2;
          addPixel(page, line.x + along * cos - across * sin - 0.5, line.y + along * sin + across * cos - 0.5, pixel);
        }
      }
      const at = row * width + column;
      for (let channel = 0; channel < 3; channel += 1) planes[channel * count + at] = (pixel[2 - channel]! * share) / 127.5 - 1;
    }
  }
  return { width, height, planes };
}

/** Adds the colour at a place between four pixels; beyond the page its edge goes on. */
function addPixel({ width, height, data }: Raster, x: number, y: number, sum: Float64Array): void {
  const cx = Math.min(Math.max(x, 0), width - 1);
  const cy = Math.min(Math.max(y, 0), height - 1);
  const left = Math.min(Math.floor(cx), Math.max(0, width - 2));
  const top = Math.min(Math.floor(cy), Math.max(0, height - 2));
  const [fx, fy] = [cx - left, cy - top];
  const right = width > 1 ? 3 : 0;
  const below = height > 1 ? width * 3 : 0;
  const at = (top * width + left) * 3;
  for (let channel = 0; channel < 3; channel += 1) {
    const upper = data[at + channel]! * (1 - fx) + data[at + right + channel]! * fx;
    const lower = data[at + below + channel]! * (1 - fx) + data[at + below + right + channel]! * fx;
    sum[channel]! += upper * (1 - fy) + lower * fy;
  }
}
