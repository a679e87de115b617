/**
 * The longest strictly rising selection of a sequence, as indexes in order (patience sorting, n log n). What is left
 * out is the least that would have to move for the rest to be in order.
 */
export function longestRising(values: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const before = new Array<number>(values.length).fill(-1);
  for (const [index, value] of values.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  }
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(at);
  return run.reverse();
}
