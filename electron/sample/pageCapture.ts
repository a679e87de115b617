import sharp from 'sharp';
import type { GreyPage } from './bookPages.ts';
import type { Random } from './random.ts';
import type { Camera } from './scenes.ts';

/** The page as an office scanner saves it: a little askew, a little soft, grey. */
export function scanPage(random: Random, { data, width, height }: GreyPage): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 1 } }).rotate(random.int(-7, 7) / 10, { background: '#f4f4f4' }).resize(width, height, { fit: 'cover' }).blur(0.5).toColourspace('b-w').jpeg({ quality: 50 }).toBuffer();
}

/** The page as a phone photographs it: from slightly aside, with a shade across it, on a dark desk. EXIF says when. */
export async function photographPage(random: Random, page: GreyPage, { camera, takenAt }: { readonly camera: Camera; readonly takenAt: string }): Promise<Uint8Array> {
  const { width, height } = { width: page.width + 120, height: page.height + 120 };
  const shift = (): number => random.int(10, 45);
  const corners: Corners = [[shift() + 30, shift() + 20], [width - shift() - 20, shift() + 10], [width - shift(), height - shift()], [shift(), height - shift()]];
  const shade = { x: random.next() * 0.6 - 0.3, y: random.next() * 0.6 - 0.3 };
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const [u, v] = within(corners, x, y);
      const light = 0.86 + shade.x * (x / width - 0.5) + shade.y * (y / height - 0.5);
      const grey = u < 0 || u >= 1 || v < 0 || v >= 1 ? 70 : sample(page, u * page.width, v * page.height);
      data[at] = Math.min(255, grey * light + 4);
      data[at + 1] = Math.min(255, grey * light);
      data[at + 2] = Math.min(255, grey * light * 0.93);
    }
  }
  const time = takenAt.replaceAll('-', ':').replace('T', ' ');
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Make: camera.make, Model: camera.model, Software: camera.software, DateTime: time }, IFD2: { DateTimeOriginal: time, DateTimeDigitized: time } })
    .jpeg({ quality: 55 })
    .toBuffer();
}

/** Of the page in the picture, clockwise from the upper left. */
type Corners = readonly [Point, Point, Point, Point];
type Point = readonly [number, number];

/** Where a pixel lies on the page, 0…1 across and down: the inverse of the bilinear patch, by Newton's steps. */
function within([[ax, ay], [bx, by], [cx, cy], [dx, dy]]: Corners, x: number, y: number): Point {
  let [u, v] = [(x - ax) / (bx - ax), (y - ay) / (dy - ay)];
  for (let step = 0; step < 3; step += 1) {
    const [px, py] = [(1 - u) * (1 - v) * ax + u * (1 - v) * bx + u * v * cx + (1 - u) * v * dx - x, (1 - u) * (1 - v) * ay + u * (1 - v) * by + u * v * cy + (1 - u) * v * dy - y];
    const [ux, uy] = [(1 - v) * (bx - ax) + v * (cx - dx), (1 - v) * (by - ay) + v * (cy - dy)];
    const [vx, vy] = [(1 - u) * (dx - ax) + u * (cx - bx), (1 - u) * (dy - ay) + u * (cy - by)];
    const whole = ux * vy - uy * vx;
    u -= (px * vy - py * vx) / whole;
    v -= (py * ux - px * uy) / whole;
  }
  return [u, v];
}

/** Between four pixels. */
function sample({ width, height, data }: GreyPage, x: number, y: number): number {
  const [left, top] = [Math.min(width - 2, Math.floor(x)), Math.min(height - 2, Math.floor(y))];
  const [fx, fy] = [x - left, y - top];
  const at = top * width + left;
  return (data[at]! * (1 - fx) + data[at + 1]! * fx) * (1 - fy) + (data[at + width]! * (1 - fx) + data[at + width + 1]! * fx) * fy;
}
