import { automaton } from './automaton.ts';
import { foldedCharacters, foldForm, skipped } from './foldedCharacters.ts';

/** What can be looked up: a term in all its ways of writing. */
export interface Term {
  readonly forms: readonly string[];
}

/** One occurrence: offsets into the original text (UTF-16 code units, end exclusive). */
export interface FoundTerm<Of extends Term> {
  readonly term: Of;
  /** The form as the vocabulary writes it. */
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Makes a finder for many terms: all their occurrences in a text in one pass, whatever the quotation marks, brackets,
 * blanks and widths of characters. The longest wins: a form inside a longer one is not reported, so that 党的二十大报告
 * is not also 党的二十大; neither is a form that begins or ends in the middle of a number (十八大 in 二十八大).
 */
export function termFinder<Of extends Term>(terms: readonly Of[]): (text: string) => readonly FoundTerm<Of>[] {
  // A vocabulary of thousands of forms takes tens of milliseconds to build and is used again and again.
  const known = made.get(terms) as ReturnType<typeof termFinder<Of>> | undefined;
  const finder = known ?? makeFinder(terms);
  made.set(terms, finder);
  return finder;
}

const made = new WeakMap<readonly Term[], unknown>();

function makeFinder<Of extends Term>(terms: readonly Of[]): (text: string) => readonly FoundTerm<Of>[] {
  const entries = terms.flatMap((term) => term.forms.map((form) => ({ term, form, folded: foldForm(form) }))).filter(({ folded }) => folded !== '');
  const scan = automaton(entries.map(({ folded }) => folded));
  return (text) => {
    const found: FoundTerm<Of>[] = [];
    scan(text, (pattern, end) => {
      const { term, form, folded } = entries[pattern]!;
      const start = startOf(text, end, folded.length);
      if (!insideNumber(text, start, end, folded) && !acrossTitle(text, start, end, form)) found.push({ term, form, start, end });
    });
    return found.length < 2 ? found : longest(found);
  };
}

/** Goes back over `length` characters that count. */
function startOf(text: string, end: number, length: number): number {
  let at = end;
  for (let left = length; left > 0; ) {
    at -= 1;
    if (foldedCharacters[text.charCodeAt(at)] !== skipped) left -= 1;
  }
  return at;
}

/** 《民法》典型案例 is no 民法典: only a form that has title marks itself runs across them. */
function acrossTitle(text: string, start: number, end: number, form: string): boolean {
  for (let at = start; at < end; at += 1) {
    const character = text[at]!;
    if ((character === '《' || character === '》') && !form.includes(character)) return true;
  }
  return false;
}

const numerals = new Set('〇零一二三四五六七八九十百0123456789');

/** Only the characters right beside it count: the （三） of （三）三严三实 is a number of its own. */
function insideNumber(text: string, start: number, end: number, folded: string): boolean {
  return (numerals.has(folded[0]!) && isNumeral(text, start - 1)) || (numerals.has(folded.at(-1)!) && isNumeral(text, end));
}

function isNumeral(text: string, at: number): boolean {
  return at >= 0 && at < text.length && numerals.has(String.fromCharCode(foldedCharacters[text.charCodeAt(at)]!));
}

/** Drops what lies inside a longer one, and joins overlapping forms of one term (学习…全会 and …全会精神). */
function longest<Of extends Term>(found: readonly FoundTerm<Of>[]): readonly FoundTerm<Of>[] {
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundTerm<Of>[] = [];
  for (const occurrence of ordered) {
    const last = kept.at(-1);
    if (last && occurrence.end <= last.end) continue;
    if (last?.term === occurrence.term && occurrence.start < last.end) kept[kept.length - 1] = { ...last, end: occurrence.end };
    else kept.push(occurrence);
  }
  return kept;
}
