import type { ClassificationInput } from './classification.ts';
import { normaliseName } from './normaliseName.ts';

/**
 * What the clerk's corrections have taught: a multinomial model with counts of character pairs per label. Plain JSON,
 * kept in the library; `emptyModel` resets it.
 */
export interface LearnedModel {
  readonly version: 1;
  readonly examples: number;
  /** Label (`04/committeeMeeting`, `04/` without a kind) → its examples' words. */
  readonly labels: Readonly<Record<string, LearnedLabel>>;
}

export interface LearnedLabel {
  readonly examples: number;
  readonly total: number;
  readonly terms: Readonly<Record<string, number>>;
}

export const emptyModel: LearnedModel = { version: 1, examples: 0, labels: {} };

/** How strongly a label is remembered for a paper, and by which words. */
export interface Remembered {
  readonly category: string;
  readonly kind: string | null;
  /** Comparable with the weights of the other evidence; a twin of a corrected paper outweighs a title. */
  readonly weight: number;
  readonly words: readonly string[];
}

/** Adds one corrected example. */
export function learn(model: LearnedModel, input: ClassificationInput, category: string, kind: string | null): LearnedModel {
  return change(model, input, labelOf(category, kind), 1);
}

/** Takes one example out again (undo of a correction); an example that was never learned changes nothing. */
export function unlearn(model: LearnedModel, input: ClassificationInput, category: string, kind: string | null): LearnedModel {
  return model.labels[labelOf(category, kind)] ? change(model, input, labelOf(category, kind), -1) : model;
}

/** Prior strength of the background against what was counted, in character pairs. */
const SMOOTHING = 8;
/** Share of a typical pair among all pairs of titles, for pairs that the scheme's own titles do not contain. */
const RARE = 1 / 3000;
/** Below this mean log-odds a paper is no relative of the corrected ones. */
const RELATED_ABOVE = 1.9;
const WEIGHT_PER_POINT = 4.5;
const GREATEST_WEIGHT = 14;

/**
 * Scores every learned label for a paper by the mean log-odds of its pairs against the background.
 *
 * @param background share of each character pair in the scheme's titles: 会议 and 记录 say little, 烤烟 says much
 */
export function remember(model: LearnedModel, input: ClassificationInput, background: ReadonlyMap<string, number>): readonly Remembered[] {
  const words = wordsOf(input);
  if (words.size === 0) return [];
  return Object.entries(model.labels).flatMap(([label, { total, terms }]) => {
    let sum = 0;
    let weights = 0;
    const spoke: [string, number][] = [];
    for (const [word, count] of words) {
      const usual = background.get(word) ?? RARE;
      const odds = Math.log(((terms[word] ?? 0) + SMOOTHING * usual) / (total + SMOOTHING) / usual);
      sum += odds * count;
      weights += count;
      if (odds > 1) spoke.push([word, odds]);
    }
    const mean = sum / weights;
    if (mean <= RELATED_ABOVE) return [];
    const [category = '', kind = ''] = label.split('/');
    return [{
      category,
      kind: kind === '' ? null : kind,
      weight: Math.min(GREATEST_WEIGHT, (mean - RELATED_ABOVE) * WEIGHT_PER_POINT + 3),
      words: spoke.sort((a, b) => b[1] - a[1]).slice(0, 3).map(([word]) => word.replace(/^夹:/, '')),
    }];
  });
}

/** Share of each character pair among the pairs of the given titles. */
export function backgroundOf(titles: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const title of titles) {
    for (const pair of pairs(normaliseName(title))) {
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      total += 1;
    }
  }
  return new Map([...counts].map(([pair, count]) => [pair, Math.max(RARE, count / total)]));
}

function change(model: LearnedModel, input: ClassificationInput, label: string, sign: 1 | -1): LearnedModel {
  const before = model.labels[label] ?? { examples: 0, total: 0, terms: {} };
  const examples = before.examples + sign;
  const others = Object.fromEntries(Object.entries(model.labels).filter(([other]) => other !== label));
  if (examples <= 0) return { ...model, examples: Math.max(0, model.examples + sign), labels: others };
  const terms: Record<string, number> = { ...before.terms };
  let total = before.total;
  for (const [word, count] of wordsOf(input)) {
    const left = (terms[word] ?? 0) + sign * count;
    total += sign * count;
    terms[word] = left;
  }
  return {
    version: 1,
    examples: model.examples + sign,
    labels: { ...others, [label]: { examples, total: Math.max(0, total), terms: Object.fromEntries(Object.entries(terms).filter(([, count]) => count > 0)) } },
  };
}

/** The pairs of title and file name, and of the nearest folder with a quarter of the weight. */
function wordsOf({ title, fileName, folders }: ClassificationInput): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const add = (word: string, count: number) => words.set(word, (words.get(word) ?? 0) + count);
  const named = [...new Set([title ?? '', fileName].map(bare))].filter((text) => text !== '');
  for (const pair of new Set(named.flatMap(pairs))) add(pair, 1);
  for (const pair of new Set(pairs(bare(folders.at(-1) ?? '')))) add(`夹:${pair}`, 0.25);
  return words;
}

/** Without the village, so that what one village taught holds for the next. */
function bare(name: string): string {
  return normaliseName(name).replace(/^中共/, '').replace(/^.{0,8}?(?:村|社区)(?=.{4})(?:党总?支部|党委)?/, '').replace(/[年月日]/g, '');
}

function pairs(text: string): string[] {
  return text.length === 1 ? [text] : Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}

function labelOf(category: string, kind: string | null): string {
  return `${category}/${kind ?? ''}`;
}
