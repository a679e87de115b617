import { daysBetween } from '../../model/calendarDate.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Span } from '../../similarity/compact.ts';
import type { RuleContext } from '../rule.ts';
import { isOneMatter } from './innocentPairs.ts';
import { minutesTexts, sourceTexts, type Minutes } from './minutesTexts.ts';
import { clausesOf, ownSentences, sentenceKeys, type OwnSentence } from './ownSentences.ts';
import type { RepeatThresholds } from './textSignalsData.ts';

/** A record whose own sentences stand, word for word, in earlier records of its branch. */
export interface Reuse {
  readonly record: RecordFact;
  /** The earlier record that has most of them. */
  readonly nearest: RecordFact;
  /** In how many earlier records they stand. */
  readonly sources: number;
  /** Its own sentences and their characters, and how many of them are not new. */
  readonly sentences: number;
  readonly reused: number;
  /** Those of the reused that were put together from clauses of earlier sentences. */
  readonly assembled: number;
  readonly characters: number;
  readonly reusedCharacters: number;
  /** Those of the reused that somebody is said to have said, by the same person, … */
  readonly sameSpeaker: number;
  /** … and those that state an amount, the very same one. */
  readonly amounts: number;
  /** Sentences that are new and state an amount: something that was so on this day. */
  readonly ownAmounts: number;
  /** Each reused sentence with the place where it stood first, longest first. */
  readonly passages: readonly { readonly record: Span; readonly source: RecordFact; readonly other: Span }[];
}

/**
 * What a branch's records take over from its earlier ones, sentence by sentence, however many records it is gathered
 * from: a year written out of a stock of phrases has no two records alike. A form is nobody's words: what several
 * branches share, what circulars say, and what is said by nobody or by the chair in most records of a kind (a form, the village's standing figures) are left
 * out; what one member says is not part of a form.
 */
export function reusedSentences(context: RuleContext): readonly Reuse[] {
  const known = cache.get(context);
  if (known) return known;
  const thresholds = context.rulebook.textSignals.repeats;
  const texts = minutesTexts(context).map((minutes): Dated => ({ minutes, sentences: ownSentences(minutes).filter(({ key }) => key.length >= thresholds.sentences.leastCharacters) }));
  const common = commonKeys(texts, context);
  const found = [...Map.groupBy(texts, ({ minutes }) => minutes.branch).values()].flatMap((branch) => reuseWithin(branch, common, context));
  cache.set(context, found);
  return found;
}

const cache = new WeakMap<RuleContext, readonly Reuse[]>();

interface Dated {
  readonly minutes: Minutes;
  readonly sentences: readonly OwnSentence[];
}

/** Sentences of several branches, and of anything that was handed out or may be written down by anyone. */
function commonKeys(texts: readonly Dated[], context: RuleContext): (sentence: OwnSentence) => boolean {
  const { commonBranches } = context.rulebook.textSignals.repeats;
  const branches = new Map<string, { last: number; count: number }>();
  for (const { minutes: { branch }, sentences } of texts) {
    for (const { key } of sentences) {
      const known = branches.get(key);
      if (!known) branches.set(key, { last: branch, count: 1 });
      else if (known.last !== branch) {
        known.last = branch;
        known.count += 1;
      }
    }
  }
  const sources = new Set(sourceTexts(context).flatMap(sentenceKeys));
  return ({ key }) => branches.get(key)!.count >= commonBranches || sources.has(key);
}

function reuseWithin(branch: readonly Dated[], isCommon: (sentence: OwnSentence) => boolean, context: RuleContext): readonly Reuse[] {
  const thresholds = context.rulebook.textSignals.repeats;
  const formOf = formSentences(branch, thresholds);
  const dated = branch.filter(({ minutes: { record } }) => record.date !== null).toSorted((a, b) => (a.minutes.record.date! < b.minutes.record.date! ? -1 : 1));
  const seen = new Map<string, { readonly at: Dated; readonly sentence: OwnSentence }[]>();
  const clauseSeen = new Map<string, RecordFact>();
  return dated.flatMap((own): readonly Reuse[] => {
    const { record } = own.minutes;
    const candidates = own.sentences.filter((sentence) => !isCommon(sentence) && formOf(own, sentence) !== 'ritual');
    const matter = new Map<RecordFact, boolean>();
    const mayReuse = (other: RecordFact): boolean => {
      const known = matter.get(other) ?? (daysBetween(other.date!, record.date!) >= thresholds.sentences.apartDays && !isOneMatter(record, other, context.rulebook));
      matter.set(other, known);
      return known;
    };
    const judged = candidates.map((sentence): Judged => {
      const places = (seen.get(sentence.key) ?? []).filter(({ at }) => mayReuse(at.minutes.record));
      const clauses = clausesOf(own.minutes, sentence);
      const assembled = places.length === 0 && clauses.length > 1 && clauses.every((clause) => clauseSeen.has(clause) && mayReuse(clauseSeen.get(clause)!));
      return { sentence, clauses, places, assembled, standing: formOf(own, sentence) === 'standing' };
    });
    for (const { sentence, clauses } of judged) {
      for (const clause of clauses.length > 0 ? clauses : [sentence.key]) if (!clauseSeen.has(clause)) clauseSeen.set(clause, record);
      const places = seen.get(sentence.key);
      if (!places) seen.set(sentence.key, [{ at: own, sentence }]);
      else if (places.at(-1)!.at !== own) places.push({ at: own, sentence });
    }
    // Figures that are told at every meeting are the village's; where all the rest is told again as well, they came along with it.
    const whole = charactersOf(judged.filter(isReused)) >= thresholds.sentences.wholeShare * charactersOf(judged);
    const reuse = reuseOf(record, whole ? judged : judged.filter(({ standing }) => !standing));
    return reuse ? [reuse] : [];
  });
}

interface Judged {
  readonly sentence: OwnSentence;
  readonly clauses: readonly string[];
  /** Where the whole sentence stands earlier. */
  readonly places: readonly { readonly at: Dated; readonly sentence: OwnSentence }[];
  /** All its clauses stand earlier, though not together. */
  readonly assembled: boolean;
  /** Told in most records of the kind, by nobody in particular. */
  readonly standing: boolean;
}

function isReused({ places, assembled }: Judged): boolean {
  return places.length > 0 || assembled;
}

function charactersOf(some: readonly Judged[]): number {
  return some.reduce((sum, { sentence: { key } }) => sum + key.length, 0);
}

function reuseOf(record: RecordFact, judged: readonly Judged[]): Reuse | null {
  const perSource = new Map<RecordFact, number>();
  for (const { sentence, places } of judged) for (const { at } of places) perSource.set(at.minutes.record, (perSource.get(at.minutes.record) ?? 0) + sentence.key.length);
  const nearest = [...perSource].reduce<readonly [RecordFact | null, number]>((most, entry) => (entry[1] > most[1] ? entry : most), [null, 0])[0];
  if (nearest === null) return null;
  const reused = judged.filter(isReused);
  return {
    record,
    nearest,
    sources: perSource.size,
    sentences: judged.length,
    reused: reused.length,
    assembled: judged.filter(({ assembled }) => assembled).length,
    characters: charactersOf(judged),
    reusedCharacters: charactersOf(reused),
    sameSpeaker: reused.filter(({ sentence: { speaker }, places }) => speaker !== null && places.some(({ sentence }) => sentence.speaker === speaker)).length,
    amounts: reused.filter(({ sentence: { amount } }) => amount).length,
    ownAmounts: judged.filter((one) => one.sentence.amount && !isReused(one)).length,
    passages: reused.filter(({ places }) => places.length > 0).toSorted((a, b) => b.sentence.key.length - a.sentence.key.length).map(({ sentence: { start, end }, places: [first] }) => ({
      record: { start, end },
      source: first!.at.minutes.record,
      other: { start: first!.sentence.start, end: first!.sentence.end },
    })),
  };
}

/**
 * What the branch's own form supplies: in most records of the kind, and neither a member's words nor a decision on an
 * amount. `standing` where it states an amount, `ritual` where it does not.
 */
function formSentences(branch: readonly Dated[], { templateRecords, templateShare }: RepeatThresholds): (own: Dated, sentence: OwnSentence) => 'ritual' | 'standing' | null {
  const counts = new Map<string, number>();
  const kinds = new Map<string | null, number>();
  for (const { minutes: { record }, sentences } of branch) {
    kinds.set(record.kind, (kinds.get(record.kind) ?? 0) + 1);
    for (const key of new Set(sentences.map((sentence) => sentence.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return ({ minutes: { record } }, { key, speaker, decided, amount }) => {
    if (counts.get(key)! < Math.max(templateRecords, templateShare * kinds.get(record.kind)!)) return null;
    const members = speaker !== null && speaker !== record.fields.chair?.value && /^[\u3400-\u9fff·]{2,4}$/.test(speaker) && !/大家|全体|与会|主持|书记|党员|委员/.test(speaker);
    if (members || (decided && amount)) return null;
    return amount ? 'standing' : 'ritual';
  };
}
