import { smallestRectangle, widened, type Point, type Rectangle } from './rectangle.ts';

/** How probable each pixel is to lie in text, 0…1, row by row. */
export interface TextMap {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export interface RegionOptions {
  /** Pixels above this are text. */
  readonly threshold: number;
  /** A region's mean must be above this. */
  readonly regionThreshold: number;
  /** The detector learns shrunken text: each region grows by its area over its perimeter times this. */
  readonly unclip: number;
}

/** Regions smaller than this across are specks, in pixels of the map. */
const SMALLEST = 3;
/** A page of noise may have any number; a full page of small print has about 150. */
const MOST_REGIONS = 1500;

/**
 * The lines in a text map (“differentiable binarization”): connected pixels above the threshold, the smallest rectangle
 * around each, grown back to the height of the text. In the map's pixels.
 */
export function findRegions({ width, height, data }: TextMap, { threshold, regionThreshold, unclip }: RegionOptions): Rectangle[] {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  const regions: Rectangle[] = [];
  for (let start = 0; start < data.length && regions.length < MOST_REGIONS; start += 1) {
    if (seen[start] || data[start]! <= threshold) continue;
    seen[start] = 1;
    stack.push(start);
    let sum = 0;
    let count = 0;
    // Of each row only the ends matter to the outline.
    const ends = new Map<number, [number, number]>();
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += data[at]!;
      count += 1;
      const row = ends.get(y);
      if (!row) ends.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      for (let dy = -1; dy <= 1; dy += 1) {
        const ny = y + dy;
        if (ny < 0 || ny >= height) continue;
        for (let dx = -1; dx <= 1; dx += 1) {
          const nx = x + dx;
          const next = ny * width + nx;
          if (nx < 0 || nx >= width || seen[next] || data[next]! <= threshold) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (sum / count < regionThreshold) continue;
    const rectangle = smallestRectangle(outline(ends));
    if (Math.min(rectangle.length, rectangle.height) < SMALLEST) continue;
    const grown = (rectangle.length * rectangle.height * unclip) / (2 * (rectangle.length + rectangle.height));
    regions.push(widened(rectangle, grown));
  }
  return regions;
}

/** The outer corners of each row's first and last pixel. */
function outline(ends: ReadonlyMap<number, readonly [number, number]>): Point[] {
  return [...ends].flatMap(([y, [left, right]]) => [{ x: left, y }, { x: right + 1, y }, { x: left, y: y + 1 }, { x: right + 1, y: y + 1 }]);
}
