import type { InkPicture } from './inkPicture.ts';

/** A closed border of ink: x, y, x, y, … in pixels. */
export type Contour = Int32Array;

/**
 * The borders of all connected ink, outer ones and those of holes, by border following. S. Suzuki, K. Abe: Topological
 * structural analysis of digitized binary images by border following. CVGIP 30 (1985), 32–46.
 *
 * @param shortest borders of fewer pixels are specks and left out
 */
export function traceContours({ width, height, data }: InkPicture, shortest: number): readonly Contour[] {
  const across = width + 2;
  const marks = new Int32Array(across * (height + 2));
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) marks[(y + 1) * across + x + 1] = data[y * width + x]!;
  // East first, clockwise.
  const steps = [1, across + 1, across, across - 1, -1, -across - 1, -across, -across + 1] as const;
  const contours: Contour[] = [];
  const path: number[] = [];
  let border = 1;
  for (let at = across + 1; at < marks.length - across - 1; at += 1) {
    const mark = marks[at]!;
    if (mark === 0) continue;
    const from = mark === 1 && marks[at - 1] === 0 ? 4 : mark >= 1 && marks[at + 1] === 0 ? 0 : -1;
    if (from < 0) continue;
    border += 1;
    path.length = 0;
    follow(at, from, border);
    if (path.length >= shortest) contours.push(points());
  }
  return contours;

  function follow(start: number, from: number, border: number): void {
    let first = -1;
    for (let turn = 0; turn < 8 && first < 0; turn += 1) if (marks[start + steps[(from + turn) & 7]!] !== 0) first = (from + turn) & 7;
    if (first < 0) {
      marks[start] = -border;
      return;
    }
    const last = start + steps[first]!;
    let [here, back] = [start, first];
    for (;;) {
      let [next, eastIsPaper] = [back, false];
      for (let turn = 1; turn <= 8; turn += 1) {
        next = (back - turn) & 7;
        if (marks[here + steps[next]!] !== 0) break;
        if (next === 0) eastIsPaper = true;
      }
      if (eastIsPaper) marks[here] = -border;
      else if (marks[here] === 1) marks[here] = border;
      path.push(here);
      const there = here + steps[next]!;
      if (there === start && here === last) return;
      here = there;
      back = (next + 4) & 7;
    }
  }

  function points(): Contour {
    const contour = new Int32Array(path.length * 2);
    for (const [index, at] of path.entries()) {
      contour[index * 2] = (at % across) - 1;
      contour[index * 2 + 1] = Math.floor(at / across) - 1;
    }
    return contour;
  }
}
