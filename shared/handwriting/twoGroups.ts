/**
 * Parts things into the two groups that lie furthest apart: average linkage until two are left.
 *
 * @param distance between two of them, by position
 * @returns positions, the larger group first
 */
export function twoGroups(count: number, distance: (a: number, b: number) => number): readonly [readonly number[], readonly number[]] {
  let groups = Array.from({ length: count }, (_, index): readonly number[] => [index]);
  while (groups.length > 2) {
    let [nearest, at] = [Infinity, [0, 1] as readonly [number, number]];
    for (let a = 0; a < groups.length; a += 1) {
      for (let b = a + 1; b < groups.length; b += 1) {
        const apart = meanDistance(groups[a]!, groups[b]!, distance);
        if (apart < nearest) [nearest, at] = [apart, [a, b]];
      }
    }
    groups = [[...groups[at[0]]!, ...groups[at[1]]!], ...groups.filter((_, index) => index !== at[0] && index !== at[1])];
  }
  const [first = [], second = []] = groups.map((group) => group.toSorted((a, b) => a - b));
  return first.length >= second.length ? [first, second] : [second, first];
}

/** Mean over all pairs of one of each; of a group with itself, over its own pairs. */
export function meanDistance(a: readonly number[], b: readonly number[], distance: (a: number, b: number) => number): number {
  let [sum, pairs] = [0, 0];
  for (const one of a) {
    for (const other of b) {
      if (one === other) continue;
      sum += distance(one, other);
      pairs += 1;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}
