/** A small grey picture with its summed-area table, so that the mean over any rectangle costs four look-ups. */
export interface GreyImage {
  readonly columns: number;
  readonly rows: number;
  /** (columns + 1) × (rows + 1) sums of everything above and left; whole numbers, since a grey picture has few pixels. */
  readonly sums: Uint32Array;
}

/** A rectangle of a picture as fractions of its sides, 0…1. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const whole: Window = { left: 0, top: 0, right: 1, bottom: 1 };

/** Prepares a row-by-row grey picture for sampling; `mirrored` turns left and right about. */
export function greyImage(grey: Uint8Array, columns: number, rows: number, mirrored = false): GreyImage {
  const sums = new Uint32Array((columns + 1) * (rows + 1));
  for (let y = 0; y < rows; y += 1) {
    let line = 0;
    for (let x = 0; x < columns; x += 1) {
      line += grey[y * columns + (mirrored ? columns - 1 - x : x)]!;
      sums[(y + 1) * (columns + 1) + x + 1] = sums[y * (columns + 1) + x + 1]! + line;
    }
  }
  return { columns, rows, sums };
}

/**
 * Shrinks a window of the picture to `across` × `down` cells, each the exact mean of the area it covers; cells smaller
 * than a pixel are interpolated. The cells are written to `into`, row by row, 0…255.
 */
export function sampleWindow({ columns, rows, sums }: GreyImage, window: Window, across: number, down: number, into: Float64Array): void {
  const width = (window.right - window.left) * columns;
  const height = (window.bottom - window.top) * rows;
  const stride = columns + 1;
  const area = (width / across) * (height / down);
  for (let cell = 0; cell <= across; cell += 1) {
    const x = clamp(window.left * columns + (width * cell) / across, columns);
    const column = Math.min(Math.floor(x), columns - 1);
    columnAt[cell] = column;
    partAt[cell] = x - column;
  }
  let above = firstCorners;
  let below = secondCorners;
  for (let line = 0; line <= down; line += 1) {
    const y = clamp(window.top * rows + (height * line) / down, rows);
    const row = Math.min(Math.floor(y), rows - 1);
    const partY = y - row;
    const start = row * stride;
    for (let cell = 0; cell <= across; cell += 1) {
      const partX = partAt[cell]!;
      const at = start + columnAt[cell]!;
      const upper = sums[at]! + (sums[at + 1]! - sums[at]!) * partX;
      const lower = sums[at + stride]! + (sums[at + stride + 1]! - sums[at + stride]!) * partX;
      below[cell] = upper + (lower - upper) * partY;
    }
    if (line > 0) for (let cell = 0; cell < across; cell += 1) into[(line - 1) * across + cell] = (below[cell + 1]! - below[cell]! - above[cell + 1]! + above[cell]!) / area;
    [above, below] = [below, above];
  }
}

/** Room for the corners of two rows of cells and for where they lie across; no call samples more. */
const MOST_CORNERS = 129;
const firstCorners = new Float64Array(MOST_CORNERS);
const secondCorners = new Float64Array(MOST_CORNERS);
const columnAt = new Int32Array(MOST_CORNERS);
const partAt = new Float64Array(MOST_CORNERS);

function clamp(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : value;
}
