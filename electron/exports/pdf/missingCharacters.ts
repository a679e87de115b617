import { loadFonts } from './fonts.ts';
import { Typesetter } from './typesetter.ts';

/** A character that no shipped font has. */
export interface MissingCharacter {
  readonly character: string;
  /** `U+30EDE`. */
  readonly codePoint: string;
  readonly count: number;
  /** The first texts it stands in, at most three. */
  readonly examples: readonly string[];
}

/** Finds, before anything is printed, the characters that would be printed as 〓; most frequent first. */
export function missingCharacters(texts: Iterable<string>): readonly MissingCharacter[] {
  const fonts = loadFonts();
  const all = [...new Set(texts)];
  // A township's names are a million characters, but only some thousands of different ones.
  const lacking = lackingAmong(all, fonts);
  const type = new Typesetter(fonts);
  const examples = new Map<string, string[]>();
  for (const text of all.filter((one) => lacking.some((character) => one.includes(character)))) {
    const before = new Map(type.missing);
    type.lines(text, Number.MAX_SAFE_INTEGER, 10);
    if (type.missing.size === 0) continue;
    for (const [character, count] of type.missing) if (count !== before.get(character)) examples.set(character, [...(examples.get(character) ?? []), text]);
  }
  return [...type.missing]
    .map(([character, count]) => ({ character, codePoint: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`, count, examples: (examples.get(character) ?? []).slice(0, 3) }))
    .sort((a, b) => b.count - a.count || (a.character < b.character ? -1 : 1));
}

function lackingAmong(texts: readonly string[], fonts: ReturnType<typeof loadFonts>): readonly string[] {
  const characters = new Set<string>();
  for (const text of texts) for (const character of text) characters.add(character);
  const type = new Typesetter(fonts);
  for (const character of characters) type.lines(character, Number.MAX_SAFE_INTEGER, 10);
  return [...type.missing.keys()];
}
