/** What the recogniser read in one line. */
export interface DecodedLine {
  readonly text: string;
  readonly confidence: number;
  /** Per cent, one a character. */
  readonly sureness: readonly number[];
  /** Where each character stands, as a share of the crop's width. */
  readonly positions: readonly number[];
}

/**
 * Reads the recogniser's output for one line: at each step the most probable character, repeats and blanks between them
 * taken together (greedy CTC).
 *
 * @param scores `steps` times as many probabilities as there are characters
 * @param share how much of the steps belongs to the line itself; the rest is padding of the batch
 */
export function decodeLine(scores: Float32Array, steps: number, characters: readonly string[], share: number): DecodedLine {
  const classes = characters.length;
  const found: { text: string; best: number; first: number; last: number }[] = [];
  let previous = 0;
  for (let step = 0; step < steps; step += 1) {
    const from = step * classes;
    let best = 0;
    let score = scores[from]!;
    for (let index = 1; index < classes; index += 1) {
      const value = scores[from + index]!;
      if (value > score) [best, score] = [index, value];
    }
    const open = found.at(-1);
    if (best !== 0 && best === previous && open) {
      open.best = Math.max(open.best, score);
      open.last = step;
    } else if (best !== 0) found.push({ text: characters[best]!, best: score, first: step, last: step });
    previous = best;
  }
  const kept = trimmed(found);
  return {
    text: kept.map(({ text }) => text).join(''),
    confidence: kept.length === 0 ? 0 : kept.reduce((sum, { best }) => sum + best, 0) / kept.length,
    sureness: kept.map(({ best }) => Math.round(best * 100)),
    positions: kept.map(({ first, last }) => Math.min(1, ((first + last + 1) / 2 / steps) / share)),
  };
}

function trimmed<Found extends { readonly text: string }>(found: readonly Found[]): readonly Found[] {
  const first = found.findIndex(({ text }) => text.trim() !== '');
  return first < 0 ? [] : found.slice(first, found.findLastIndex(({ text }) => text.trim() !== '') + 1);
}
