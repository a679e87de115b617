/** One occurrence count of a term in a text. */
export interface TermFound<Term> {
  readonly term: Term;
  readonly first: number;
  readonly count: number;
}

/**
 * Finds many terms in one pass over a text: terms are looked up by their first two characters, so that the time grows
 * with the text and not with the number of terms.
 */
export function termScanner<Term extends { readonly words: string }>(terms: readonly Term[]): (text: string) => readonly TermFound<Term>[] {
  const byStart = Map.groupBy(terms.filter(({ words }) => words.length >= 2), ({ words }) => words.slice(0, 2));
  // Most characters of a text open no term: one look tells, without cutting the text.
  const opens = new Uint8Array(0x10000);
  for (const start of byStart.keys()) opens[start.charCodeAt(0)] = 1;
  return (text) => {
    const found = new Map<Term, { first: number; count: number }>();
    for (let at = 0; at + 1 < text.length; at += 1) {
      if (opens[text.charCodeAt(at)] === 0) continue;
      for (const term of byStart.get(text.slice(at, at + 2)) ?? []) {
        if (!text.startsWith(term.words, at)) continue;
        const known = found.get(term);
        if (known) known.count += 1;
        else found.set(term, { first: at, count: 1 });
      }
    }
    return [...found].map(([term, { first, count }]) => ({ term, first, count }));
  };
}
