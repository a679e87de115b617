/** Just above the line that begins nearest below a height; the top of the page above its first line. */
export function placeAtLine(lines: readonly number[], height: number): number {
  const [line] = lines.map((top, index) => ({ top, index })).sort((a, b) => Math.abs(a.top - height) - Math.abs(b.top - height));
  return line ? aboveLine(lines, line.index) : 0;
}

/** One line further down or up from a place. */
export function nextLinePlace(lines: readonly number[], at: number, by: number): number {
  const index = lines.findIndex((top) => top > at);
  const here = index < 0 ? lines.length : index;
  return aboveLine(lines, Math.max(0, Math.min(lines.length - 1, here + by)));
}

function aboveLine(lines: readonly number[], index: number): number {
  const top = lines[index] ?? 0;
  return index === 0 ? 0 : Math.max(0.001, Math.min(0.999, Math.round((top - 0.004) * 1000) / 1000));
}
