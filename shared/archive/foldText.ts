/** One character as search compares it: full width and compatibility forms made plain (NFKC), lower case. */
export function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character;
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  return character.normalize('NFKC').toLowerCase();
}

/** A text folded for search, each code unit with the offset in the text it came from. */
export interface FoldedText {
  readonly folded: string;
  /** One more than `folded` has code units: the last is the length of the text. */
  readonly offsets: readonly number[];
}

/** Folds a text and drops what search passes over: white space and punctuation. */
export function foldForMarks(text: string): FoldedText {
  let folded = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    for (const unit of foldCharacter(character)) {
      if (!(unit >= '一' && unit <= '鿿') && !/[\p{L}\p{N}]/u.test(unit)) continue;
      folded += unit;
      for (let index = 0; index < unit.length; index += 1) offsets.push(offset);
    }
    offset += character.length;
  }
  return { folded, offsets: [...offsets, text.length] };
}
