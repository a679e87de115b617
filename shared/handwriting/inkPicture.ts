/** A picture in memory: three bytes a pixel (red, green, blue), row by row. */
export interface ColourPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Ink (1) and paper (0), row by row. */
export interface InkPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Side of the window in which paper and ink are told apart, as a share of the height of a line. */
const WINDOW = 0.75;
/** Weight of the contrast in the threshold: the paper's own figures (window 15 at 300 dpi, k = 0.5) lose pale pens; 0.2–0.34 is usual for them. */
const K = 0.25;
/** Greatest standard deviation of grey values of a byte. */
const RANGE = 128;

/**
 * Tells ink from paper by Sauvola's local threshold: T = m · (1 + k · (s / R − 1)), with mean m and deviation s of a window,
 * worked out from running sums. J. Sauvola, M. Pietikäinen: Adaptive document image binarization. Pattern Recognition 33
 * (2000), 225–236.
 *
 * @param lineHeight pixels; the window goes by it
 */
export function findInk({ width, height, data }: ColourPicture, lineHeight: number): InkPicture {
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index += 1) grey[index] = (data[index * 3]! * 299 + data[index * 3 + 1]! * 587 + data[index * 3 + 2]! * 114) / 1000;
  const half = Math.max(7, Math.round((lineHeight * WINDOW) / 2));
  const across = width + 1;
  const sums = new Float64Array(across * (height + 1));
  const squares = new Float64Array(across * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let [sum, square] = [0, 0];
    for (let x = 0; x < width; x += 1) {
      const value = grey[y * width + x]!;
      sum += value;
      square += value * value;
      const at = (y + 1) * across + x + 1;
      sums[at] = sums[at - across]! + sum;
      squares[at] = squares[at - across]! + square;
    }
  }
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - half) * across, Math.min(height, y + half + 1) * across];
    const rows = (bottom - top) / across;
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - half), Math.min(width, x + half + 1)];
      const count = rows * (right - left);
      const mean = (sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!) / count;
      const variance = (squares[bottom + right]! - squares[bottom + left]! - squares[top + right]! + squares[top + left]!) / count - mean * mean;
      if (grey[y * width + x]! < mean * (1 + K * (Math.sqrt(Math.max(0, variance)) / RANGE - 1))) ink[y * width + x] = 1;
    }
  }
  return { width, height, data: ink };
}
