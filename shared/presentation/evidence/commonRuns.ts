/** A stretch of a text, and whether the other text has it too. */
export interface Segment {
  readonly text: string;
  readonly same: boolean;
}

/** Beyond this many comparisons only what begins and ends alike is marked: one evidence must not cost seconds. */
const MOST_COMPARISONS = 250_000;
/** A shorter agreement is chance: marked, it would only make both texts restless. */
const SHORTEST_RUN = 3;

/** Two texts cut into the stretches that both have, in order, and those that only one has. */
export function commonRuns(left: string, right: string): { readonly left: readonly Segment[]; readonly right: readonly Segment[]; readonly shared: number } {
  const a = Array.from(left);
  const b = Array.from(right);
  const inLeft = new Uint8Array(a.length);
  const inRight = new Uint8Array(b.length);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  inLeft.fill(1, 0, start).fill(1, a.length - end);
  inRight.fill(1, 0, start).fill(1, b.length - end);
  markMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end), inLeft.subarray(start, a.length - end), inRight.subarray(start, b.length - end));
  const shared = inLeft.reduce((sum, mark) => sum + mark, 0);
  return { left: segments(a, inLeft), right: segments(b, inRight), shared };
}

/** Marks a longest common subsequence of two texts in both. */
function markMiddle(a: readonly string[], b: readonly string[], inLeft: Uint8Array, inRight: Uint8Array): void {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_COMPARISONS) return;
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inLeft[i] = 1;
      inRight[j] = 1;
      i += 1;
      j += 1;
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i += 1;
    else j += 1;
  }
}

function segments(characters: readonly string[], marks: Uint8Array): readonly Segment[] {
  const found: { text: string; same: boolean }[] = [];
  for (let at = 0; at < characters.length; ) {
    const same = marks[at] === 1;
    let end = at;
    while (end < characters.length && (marks[end] === 1) === same) end += 1;
    const kept = same && (end - at >= SHORTEST_RUN || end - at === characters.length);
    const last = found.at(-1);
    const text = characters.slice(at, end).join('');
    if (last && last.same === kept) last.text += text;
    else found.push({ text, same: kept });
    at = end;
  }
  return found;
}
