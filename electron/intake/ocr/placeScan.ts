import { buildLines, type Line, type PlacedText } from '../pdf/lines.ts';
import type { Quad, ScannedPage } from '../../../shared/model/scan.ts';

/** Heights of lines set in one size vary by as much, with and without brackets or letters that reach down. */
const SAME_SIZE = 1.3;

/** A page's text as the layout wants it: lines levelled, sizes evened out. Lines with empty text are left out. */
export function placeScan(page: ScannedPage, texts: readonly string[]): readonly Line[] {
  const measured = page.lines.map(({ quad }) => measure(quad));
  const tilt = median(measured.filter(({ length, height }) => length > 3 * height).map(({ angle }) => angle)) ?? 0;
  const usual = median(measured.filter((_, index) => texts[index]!.length > 3).map(({ height }) => height));
  const [cos, sin] = [Math.cos(-tilt), Math.sin(-tilt)];
  const placed = measured.flatMap(({ x, y, length, height }, index): PlacedText[] => {
    const text = texts[index]!;
    if (text.trim() === '') return [];
    const size = usual !== null && height < usual * SAME_SIZE && height > usual / SAME_SIZE ? usual : height;
    const [cx, cy] = [x - page.width / 2, y - page.height / 2];
    const level = { x: cx * cos - cy * sin + page.width / 2, y: cx * sin + cy * cos + page.height / 2 };
    return [{ text, left: level.x - length / 2, right: level.x + length / 2, baseline: level.y + 0.35 * size, size }];
  });
  return buildLines(placed);
}

function measure([ax, ay, bx, by, cx, cy, dx, dy]: Quad): { readonly x: number; readonly y: number; readonly length: number; readonly height: number; readonly angle: number } {
  return { x: (ax + bx + cx + dx) / 4, y: (ay + by + cy + dy) / 4, length: Math.hypot(bx - ax, by - ay), height: Math.hypot(dx - ax, dy - ay), angle: Math.atan2(by - ay, bx - ax) };
}

function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;
}
