import { cropLine } from './cropLine.ts';
import type { Network } from './network.ts';
import type { Raster } from './raster.ts';
import type { Rectangle } from './rectangle.ts';

/** What the angle network was trained on. */
const CROP_HEIGHT = 48;
const CROP_WIDTH = 192;
/** The longest lines say it best; more of them would say the same. */
const VOTERS = 12;
/** A single line may mislead the network; a page is turned only where the votes are plain. */
const MAJORITY = 0.6;

/** Whether the page lies on its side: most of its text runs downwards. Lines of one character say nothing. */
export function liesOnSide(lines: readonly Rectangle[]): boolean {
  const long = lines.filter(({ length, height }) => length > 1.8 * height);
  const sum = (some: readonly Rectangle[]): number => some.reduce((total, { length }) => total + length, 0);
  const across = long.filter(({ angle }) => angle <= Math.PI / 4);
  return long.length >= 2 && sum(across) < 0.5 * sum(long);
}

/** Whether the page stands on its head, by the vote of its longest lines. */
export async function isUpsideDown(page: Raster, lines: readonly Rectangle[], angle: Network): Promise<boolean> {
  const voters = lines.filter(({ length, height }) => length > 2 * height).sort((a, b) => b.length - a.length).slice(0, VOTERS);
  if (voters.length === 0) return false;
  const input = new Float32Array(voters.length * 3 * CROP_HEIGHT * CROP_WIDTH);
  for (const [position, line] of voters.entries()) {
    // The beginning of a long line, so that its characters keep their shape.
    const part = { ...line, ...beginning(line) };
    const crop = cropLine(page, part, CROP_HEIGHT);
    const width = Math.min(crop.width, CROP_WIDTH);
    for (let row = 0; row < 3 * CROP_HEIGHT; row += 1) input.set(crop.planes.subarray(row * crop.width, row * crop.width + width), (position * 3 * CROP_HEIGHT + row) * CROP_WIDTH);
  }
  const { data } = await angle.run({ data: input, dims: [voters.length, 3, CROP_HEIGHT, CROP_WIDTH] });
  let turned = 0;
  let sure = 0;
  for (let index = 0; index < voters.length; index += 1) {
    const [upright, over] = [data[index * 2]!, data[index * 2 + 1]!];
    if (Math.max(upright, over) < 0.7) continue;
    sure += 1;
    if (over > upright) turned += 1;
  }
  return sure > 0 && turned > MAJORITY * sure;
}

function beginning({ x, y, length, height, angle }: Rectangle): Pick<Rectangle, 'x' | 'y' | 'length'> {
  const kept = Math.min(length, (height * CROP_WIDTH) / CROP_HEIGHT);
  const back = (length - kept) / 2;
  return { x: x - back * Math.cos(angle), y: y - back * Math.sin(angle), length: kept };
}
