/** The words and `--name value` pairs behind a command of `npm run reliability`. */
export interface Options {
  readonly words: readonly string[];
  readonly number: (name: string, otherwise: number) => number;
}

export function readOptions(given: readonly string[]): Options {
  const values = new Map<string, string>();
  const words: string[] = [];
  for (let index = 0; index < given.length; index += 1) {
    const word = given[index]!;
    if (word.startsWith('--')) values.set(word.slice(2), given[(index += 1)] ?? '');
    else words.push(word);
  }
  return {
    words,
    number: (name, otherwise) => {
      const value = values.has(name) ? Number(values.get(name)) : otherwise;
      if (!Number.isFinite(value)) throw new Error(`--${name}: ${values.get(name)}`);
      return value;
    },
  };
}
