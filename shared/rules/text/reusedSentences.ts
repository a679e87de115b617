import { daysBetween } from '../../model/calendarDate.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Span } from '../../similarity/compact.ts';
import type { RuleContext } from '../rule.ts';
import { isOneMatter } from './innocentPairs.ts';
import { minutesTexts, sourceTexts, type Minutes } from './minutesTexts.ts';
import { ownSentences, sentenceKeys, type OwnSentence } from './ownSentences.ts';
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
 * branches share, what circulars say, and what is said by nobody or by the chair in most records of a kind are left out;
 * what one member says is not part of a form.
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
  const isForm = formSentences(branch, thresholds);
  const dated = branch.filter(({ minutes: { record } }) => record.date !== null).toSorted((a, b) => (a.minutes.record.date! < b.minutes.record.date! ? -1 : 1));
  const seen = new Map<string, { readonly at: Dated; readonly sentence: OwnSentence }[]>();
  return dated.flatMap((own): readonly Reuse[] => {
    const { record } = own.minutes;
    const sentences = own.sentences.filter((sentence) => !isForm(own, sentence) && !isCommon(sentence));
    const matter = new Map<RecordFact, boolean>();
    const mayReuse = (other: RecordFact): boolean => {
      const known = matter.get(other) ?? (daysBetween(other.date!, record.date!) >= thresholds.sentences.apartDays && !isOneMatter(record, other, context.rulebook));
      matter.set(other, known);
      return known;
    };
    const earlier = sentences.map((sentence) => (seen.get(sentence.key) ?? []).filter(({ at }) => mayReuse(at.minutes.record)));
    for (const sentence of sentences) {
      const places = seen.get(sentence.key);
      if (!places) seen.set(sentence.key, [{ at: own, sentence }]);
      else if (places.at(-1)!.at !== own) places.push({ at: own, sentence });
    }
    const perSource = new Map<RecordFact, number>();
    for (const [index, places] of earlier.entries()) for (const { at } of places) perSource.set(at.minutes.record, (perSource.get(at.minutes.record) ?? 0) + sentences[index]!.key.length);
    const nearest = [...perSource].reduce<readonly [RecordFact | null, number]>((most, entry) => (entry[1] > most[1] ? entry : most), [null, 0])[0];
    if (nearest === null) return [];
    const reused = [...sentences.entries()].filter(([index]) => earlier[index]!.length > 0);
    const charactersOf = (some: readonly OwnSentence[]): number => some.reduce((sum, { key }) => sum + key.length, 0);
    return [{
      record,
      nearest,
      sources: perSource.size,
      sentences: sentences.length,
      reused: reused.length,
      characters: charactersOf(sentences),
      reusedCharacters: charactersOf(reused.map(([, sentence]) => sentence)),
      sameSpeaker: reused.filter(([index, { speaker }]) => speaker !== null && earlier[index]!.some(({ sentence }) => sentence.speaker === speaker)).length,
      amounts: reused.filter(([, { amount }]) => amount).length,
      ownAmounts: [...sentences.entries()].filter(([index, { amount }]) => amount && earlier[index]!.length === 0).length,
      passages: reused.toSorted(([, a], [, b]) => b.key.length - a.key.length).map(([index, { start, end }]) => {
        const { at, sentence } = earlier[index]![0]!;
        return { record: { start, end }, source: at.minutes.record, other: { start: sentence.start, end: sentence.end } };
      }),
    }];
  });
}

/** What the branch's own form supplies: in most records of the kind, and neither a member's words nor an amount. */
function formSentences(branch: readonly Dated[], { templateRecords, templateShare }: RepeatThresholds): (own: Dated, sentence: OwnSentence) => boolean {
  const counts = new Map<string, number>();
  const kinds = new Map<string | null, number>();
  for (const { minutes: { record }, sentences } of branch) {
    kinds.set(record.kind, (kinds.get(record.kind) ?? 0) + 1);
    for (const key of new Set(sentences.map((sentence) => sentence.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return ({ minutes: { record } }, { key, speaker, amount }) => {
    if (counts.get(key)! < Math.max(templateRecords, templateShare * kinds.get(record.kind)!)) return false;
    return !amount && (speaker === null || speaker === record.fields.chair?.value || !/^[\u4e00-\u9fff·]{2,4}$/.test(speaker) || /大家|全体|与会|主持|书记|党员|委员/.test(speaker));
  };
}
