/** A piece of text as a page of a PDF has it: where it stands, in the page's own units, `y` upwards. */
export interface PagePiece {
  readonly str: string;
  /** `[a, b, c, d, x, y]`: the direction of writing is `(a, b)`, it begins at `(x, y)` on the base line. */
  readonly transform: readonly number[];
  /** Along the direction of writing. */
  readonly width: number;
  /** Across it. */
  readonly height: number;
}

/** What is looked for: a stretch of a text, with the text around it to tell it from the same words elsewhere. */
export interface Wanted {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Corners in page units: begin and end of the base line, end and begin of the upper edge. */
export type PageQuad = readonly [readonly [number, number], readonly [number, number], readonly [number, number], readonly [number, number]];

/** Characters on either side that are compared. */
const AROUND = 24;
/** How far below the base line a character reaches, of its height. */
const DESCENT = 0.18;

/**
 * Where a stretch of a text stands on a page of a PDF, one shape a piece of text. The reader may have put lines in another
 * order and left out blanks; of several places, the one whose surroundings agree best. Empty where it is not there.
 */
export function findOnPage(pieces: readonly PagePiece[], { text, start, end }: Wanted): readonly PageQuad[] {
  const page = pieces.flatMap((piece, at) => Array.from(piece.str).flatMap((character, offset, { length }) => plain(character).map((one) => ({ one, at, from: offset / length, to: (offset + 1) / length }))));
  const written = page.map(({ one }) => one).join('');
  const wanted = plain(text.slice(start, end)).join('');
  if (wanted === '') return [];
  const [before, after] = [plain(text.slice(Math.max(0, start - 2 * AROUND), start)).slice(-AROUND), plain(text.slice(end, end + 2 * AROUND)).slice(0, AROUND)];
  let best: { readonly at: number; readonly agreeing: number } | null = null;
  for (let at = written.indexOf(wanted); at !== -1; at = written.indexOf(wanted, at + 1)) {
    const agreeing = agree(before.toReversed(), Array.from(written.slice(Math.max(0, at - AROUND), at)).toReversed()) + agree(after, Array.from(written.slice(at + wanted.length, at + wanted.length + AROUND)));
    if (best === null || agreeing > best.agreeing) best = { at, agreeing };
  }
  if (best === null) return [];
  const found = page.slice(best.at, best.at + wanted.length);
  return [...Map.groupBy(found, ({ at }) => at)].map(([at, characters]) => quadOf(pieces[at]!, characters[0]!.from, characters.at(-1)!.to));
}

/** Without blanks, and letters in their plainest form: a page may hold 　３ or a radical for 3. */
function plain(text: string): readonly string[] {
  return text.normalize('NFKC').replace(/\s/g, '').split('');
}

function agree(left: readonly string[], right: readonly string[]): number {
  const apart = left.findIndex((character, index) => character !== right[index]);
  return apart === -1 ? left.length : apart;
}

function quadOf({ transform, width, height }: PagePiece, from: number, to: number): PageQuad {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform;
  const length = Math.hypot(a, b) || 1;
  const [alongX, alongY] = [a / length, b / length];
  const corner = (share: number, up: number): readonly [number, number] => [x + alongX * width * share - alongY * up, y + alongY * width * share + alongX * up];
  const [low, high] = [-height * DESCENT, height];
  return [corner(from, low), corner(to, low), corner(to, high), corner(from, high)];
}
