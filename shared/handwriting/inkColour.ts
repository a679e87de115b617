import type { InkColour } from '../model/handwriting.ts';
import type { ColourPicture, InkPicture } from './inkPicture.ts';
import type { Zone } from './zones.ts';

/**
 * The ink of a line by the paper around it, so that light and exposure matter less. Only pixels with ink on all sides
 * count, where there are enough of them: at its edge a stroke is mixed with paper.
 *
 * @returns `paper`: brightness of the paper, 0…255
 */
export function inkOf({ width, height, data }: ColourPicture, ink: InkPicture, zone: Zone): { readonly colour: InkColour; readonly paper: number } {
  const [inner, all, paper] = [new Mean(), new Mean(), new Mean()];
  const [left, right] = [Math.max(1, Math.floor(zone.x - zone.width / 2)), Math.min(width - 1, Math.ceil(zone.x + zone.width / 2))];
  const slope = Math.tan(zone.angle);
  for (let x = left; x < right; x += 1) {
    const middle = zone.y + (x - zone.x) * slope;
    for (let y = Math.max(1, Math.floor(middle - zone.height / 2)); y < Math.min(height - 1, middle + zone.height / 2); y += 1) {
      const at = y * width + x;
      if (ink.data[at] === 0) {
        if (ink.data[at - 2] === 0 && ink.data[at + 2] === 0 && ink.data[at - 2 * width] !== 1 && ink.data[at + 2 * width] !== 1) paper.add(data, at);
        continue;
      }
      all.add(data, at);
      if (ink.data[at - 1] === 1 && ink.data[at + 1] === 1 && ink.data[at - width] === 1 && ink.data[at + width] === 1) inner.add(data, at);
    }
  }
  const [dark, bright] = [inner.count >= ENOUGH ? inner : all, paper.values()];
  const part = (channel: 0 | 1 | 2): number => Math.round(Math.min(1, dark.values()[channel] / Math.max(1, bright[channel])) * 100) / 100;
  return { colour: all.count === 0 ? [1, 1, 1] : [part(0), part(1), part(2)], paper: (bright[0] + bright[1] + bright[2]) / 3 };
}

const ENOUGH = 60;

class Mean {
  count = 0;
  readonly #sums: [number, number, number] = [0, 0, 0];

  add(data: Uint8Array, at: number): void {
    this.count += 1;
    for (const channel of [0, 1, 2] as const) this.#sums[channel] += data[at * 3 + channel]!;
  }

  values(): readonly [number, number, number] {
    const { count } = this;
    return count === 0 ? [255, 255, 255] : [this.#sums[0] / count, this.#sums[1] / count, this.#sums[2] / count];
  }
}
