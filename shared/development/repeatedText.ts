/** A later text that repeats an earlier one; indexes into what was given. */
export interface RepeatedText {
  readonly earlier: number;
  readonly later: number;
  /** Share of the shorter text, stock phrases left out. */
  readonly share: number;
  readonly characters: number;
  /** The longest stretch that stands in both. */
  readonly passage: string;
}

const GRAM = 4;
/** Shorter runs are turns of phrase that everyone uses. */
const RUN_CHARACTERS = 10;
const LEAST_SHARE = 0.6;
const LEAST_CHARACTERS = 60;
const SHOWN_CHARACTERS = 60;

/**
 * Finds texts that largely repeat an earlier one. Grams that many texts of a group share are its template and count for
 * nothing, as do those of the stock phrases; what is left is compared in runs. Near-linear: only texts that share
 * several rare grams are compared.
 *
 * @param texts in order of time; `group` is what shares a template (the kind of paper)
 * @param stock phrases that anyone would write: the oath, salutations
 * @returns each repeating text once, with the earlier text that it repeats most
 */
export function repeatedTexts(texts: readonly { readonly text: string; readonly group: string }[], stock: readonly string[]): readonly RepeatedText[] {
  const plain = texts.map(({ text }) => lettersOf(text));
  const common = new Set(stock.flatMap((phrase) => gramsOf(lettersOf(phrase))));
  const counts = new Map<string, number>();
  const sizes = new Map<string, number>();
  for (const [index, text] of plain.entries()) {
    const { group } = texts[index]!;
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
    for (const gram of new Set(gramsOf(text))) counts.set(`${group} ${gram}`, (counts.get(`${group} ${gram}`) ?? 0) + 1);
  }
  const isTemplate = (group: string, gram: string) => common.has(gram) || (counts.get(`${group} ${gram}`) ?? 0) > Math.max(4, 0.15 * sizes.get(group)!);
  const seen = new Map<string, number[]>();
  const own = plain.map((text, index) => [...new Set(gramsOf(text))].filter((gram) => !isTemplate(texts[index]!.group, gram)));
  return plain.flatMap((text, later): readonly RepeatedText[] => {
    const { group } = texts[later]!;
    const shared = new Map<number, number>();
    for (const gram of own[later]!) for (const earlier of seen.get(`${group} ${gram}`) ?? []) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
    for (const gram of own[later]!) {
      const key = `${group} ${gram}`;
      const places = seen.get(key);
      if (places) places.push(later);
      else seen.set(key, [later]);
    }
    const candidates = [...shared].filter(([earlier, count]) => count >= 0.4 * Math.min(own[earlier]!.length, own[later]!.length)).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 3);
    const best = candidates.map(([earlier]) => ({ earlier, ...overlap(plain[earlier]!, text, (gram) => isTemplate(group, gram)) })).sort((a, b) => b.share - a.share)[0];
    return best && best.share >= LEAST_SHARE && best.characters >= LEAST_CHARACTERS ? [{ later, ...best }] : [];
  });
}

/** How much of the shorter text stands in the other in runs of some length, template characters left out. */
function overlap(one: string, other: string, isTemplate: (gram: string) => boolean): Pick<RepeatedText, 'share' | 'characters' | 'passage'> {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const inLong = new Set(gramsOf(long));
  const counted = Array.from(short, (_, index) => index + GRAM <= short.length && !isTemplate(short.slice(index, index + GRAM)));
  let characters = 0;
  let passage = '';
  for (let start = 0; start < short.length;) {
    let end = start;
    while (end + GRAM <= short.length && inLong.has(short.slice(end, end + GRAM))) end += 1;
    const run = end > start ? short.slice(start, end + GRAM - 1) : '';
    // Grams may stand apart in the other text: the run itself must.
    if (run.length >= RUN_CHARACTERS && long.includes(run.slice(0, RUN_CHARACTERS))) {
      characters += counted.slice(start, start + run.length).filter(Boolean).length;
      if (run.length > passage.length) passage = run;
    }
    start = Math.max(start + 1, end);
  }
  const size = counted.filter(Boolean).length;
  return { share: size === 0 ? 0 : Math.min(1, characters / size), characters, passage: passage.slice(0, SHOWN_CHARACTERS) };
}

/** Characters and figures alone: punctuation and breaks are changed most easily. */
function lettersOf(text: string): string {
  return text.replace(/[^\u3400-\u9fff0-9]/g, '');
}

function gramsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - GRAM + 1) }, (_, index) => text.slice(index, index + GRAM));
}
