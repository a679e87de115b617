/** Two names can decode to one text; the later is told apart by a number, so that neither file disappears. */
export function uniquePath(path: string, taken: Set<string>): string {
  let unique = path;
  for (let copy = 2; taken.has(unique); copy += 1) unique = `${path} (${copy})`;
  taken.add(unique);
  return unique;
}
