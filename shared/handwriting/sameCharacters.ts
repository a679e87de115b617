import type { Box, ScannedLine } from '../model/scan.ts';

/** A character that stands on several pages, with where. */
export interface SameCharacter {
  readonly character: string;
  readonly places: readonly CharacterPlace[];
}

interface CharacterPlace {
  /** Position among the pages that were given. */
  readonly page: number;
  /** In the pixels of the picture that OCR read. */
  readonly box: Box;
}

/** Per cent; what OCR is less sure of may be another character. */
const LEAST_SURE = 70;
const MOST_CHARACTERS = 40;
/** More of one character on one page tell no more. */
const MOST_ON_PAGE = 4;

/**
 * Characters that OCR found on more than one page, those on the most pages first, for a person who compares how they are
 * written. OCR may be wrong: each is shown as its picture.
 *
 * @param pages the lines of each
 */
export function sameCharacters(pages: readonly (readonly ScannedLine[])[]): readonly SameCharacter[] {
  const found = new Map<string, CharacterPlace[]>();
  for (const [page, lines] of pages.entries()) {
    for (const line of lines) {
      for (const [index, character] of Array.from(line.text).entries()) {
        if (!/\p{Script=Han}/u.test(character) || (line.sureness[index] ?? 0) < LEAST_SURE) continue;
        const places = found.get(character) ?? [];
        found.set(character, places);
        if (places.filter((place) => place.page === page).length < MOST_ON_PAGE) places.push({ page, box: boxAround(line, line.centres[index] ?? 0) });
      }
    }
  }
  const pagesOf = (places: readonly CharacterPlace[]) => new Set(places.map(({ page }) => page)).size;
  return [...found]
    .map(([character, places]) => ({ character, places }))
    .filter(({ places }) => pagesOf(places) > 1)
    .sort((a, b) => pagesOf(b.places) - pagesOf(a.places) || b.places.length - a.places.length || (a.character < b.character ? -1 : 1))
    .slice(0, MOST_CHARACTERS);
}

/** A square as high as the line around a place along it. */
function boxAround({ quad: [ax, ay, bx, by, , , dx, dy] }: ScannedLine, along: number): Box {
  const [angle, height] = [Math.atan2(by - ay, bx - ax), Math.hypot(dx - ax, dy - ay)];
  const [x, y] = [(ax + dx) / 2 + along * Math.cos(angle), (ay + dy) / 2 + along * Math.sin(angle)];
  return { left: Math.round(x - height / 2), top: Math.round(y - height / 2), width: Math.round(height), height: Math.round(height) };
}
