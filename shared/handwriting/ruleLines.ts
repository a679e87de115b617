import type { InkPicture } from './inkPicture.ts';

/** No stroke of a character is so much longer than the line is high. */
const LONGEST_STROKE = 1.5;
/** A printed rule is thinner than this share of the line's height; what is thicker there is a stroke that crosses it. */
const THICKEST_RULE = 0.16;

/**
 * Takes printed rules and the grids of tables out of the ink, along the tilt of the page; strokes that cross them stay.
 *
 * @param lineHeight pixels
 * @param tilt of the lines, in radians
 */
export function withoutRules(ink: InkPicture, lineHeight: number, tilt: number): InkPicture {
  const data = new Uint8Array(ink.data);
  const longest = Math.max(24, Math.round(lineHeight * LONGEST_STROKE));
  const thickest = Math.max(3, Math.round(lineHeight * THICKEST_RULE));
  clear(ink, data, { longest, thickest, slope: Math.tan(tilt), upright: false });
  clear(ink, data, { longest, thickest, slope: -Math.tan(tilt), upright: true });
  return { ...ink, data };
}

interface Along {
  readonly longest: number;
  readonly thickest: number;
  readonly slope: number;
  readonly upright: boolean;
}

function clear({ width, height, data }: InkPicture, cleared: Uint8Array, { longest, thickest, slope, upright }: Along): void {
  const [length, count] = upright ? [height, width] : [width, height];
  const [step, side] = upright ? [width, 1] : [1, width];
  const drift = Math.ceil(Math.abs(slope) * length);
  for (let row = -drift; row < count + drift; row += 1) {
    let begin = -1;
    for (let at = 0; at <= length; at += 1) {
      const across = row + Math.round(at * slope);
      const isInk = at < length && across >= 0 && across < count && data[at * step + across * side] === 1;
      if (isInk && begin < 0) begin = at;
      if (isInk || begin < 0) continue;
      if (at - begin >= longest) clearRun(begin, at, row);
      begin = -1;
    }
  }

  function clearRun(begin: number, end: number, row: number): void {
    for (let at = begin; at < end; at += 1) {
      const across = row + Math.round(at * slope);
      let [low, high] = [across, across];
      while (low > 0 && across - low <= thickest && data[at * step + (low - 1) * side] === 1) low -= 1;
      while (high < count - 1 && high - across <= thickest && data[at * step + (high + 1) * side] === 1) high += 1;
      if (high - low + 1 > thickest) continue;
      for (let there = low; there <= high; there += 1) cleared[at * step + there * side] = 0;
    }
  }
}
