import { daysBetween, type CalendarDate } from '../../model/calendarDate.ts';
import type { Passage } from '../../model/finding.ts';
import type { FoundTerm } from '../../vocabulary/findTerms.ts';
import { passageAround, surroundings, type Surroundings } from '../../vocabulary/surroundings.ts';
import type { DatedRecord } from './datedRecords.ts';
import { datesItselfLater } from './ownDates.ts';
import type { DatedTerm, DatedVocabulary } from './vocabularyData.ts';

/** Something that a record speaks of before it was public. */
export interface EarlyMention {
  /** Two mentions of one thing count once. */
  readonly id: string;
  /** As written in the record. */
  readonly words: string;
  readonly firstPublic: CalendarDate;
  /** 2023-09-07, 约 2014年12月. */
  readonly publicText: string;
  /** Whole days from the record to `firstPublic`. */
  readonly daysEarly: number;
  readonly kind: 'strong' | 'weak';
  readonly source: string;
  readonly verified: boolean;
  readonly quote: string;
  readonly position: number;
}

/** Characters before a term in which it may be announced, and behind it. */
const BEFORE = 16;
const AFTER = 14;

/** The mentions of dated terms that are too early for the record, each term once. */
export function earlyTerms(found: readonly FoundTerm<DatedTerm>[], { record, date }: DatedRecord, vocabulary: DatedVocabulary): readonly EarlyMention[] {
  const mentions = new Map<string, EarlyMention>();
  for (const { term, start, end } of found) {
    const { day, precision } = term.firstPublic;
    if (date >= term.allowedFrom || mentions.get(term.id)?.kind === term.kind) continue;
    const around = surroundings(record.text, start, end);
    if (isSomethingElse(term.ambiguousEarlier, around) || isAnnounced(term, around, vocabulary) || vocabulary.setAside.some((word) => around.sentence.includes(word)) || datesItselfLater(record, day, start)) continue;
    const used = !term.needsUse || isUsed(record.text, start, around, vocabulary);
    const mention: EarlyMention = {
      id: term.id,
      words: record.text.slice(start, end).replace(/\s+/g, ''),
      firstPublic: day,
      publicText: `${term.approximate ? '约 ' : ''}${precision === 'month' ? `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月` : day}`,
      daysEarly: daysBetween(date, day),
      kind: used ? term.kind : 'weak',
      source: term.source,
      verified: term.verified,
      quote: passageAround(record.text, start, end),
      position: start,
    };
    if (mentions.get(term.id)?.kind !== 'strong') mentions.set(term.id, mention);
  }
  return [...mentions.values()];
}

/** 依据：…，已核对. Many sources say themselves how far they were checked; their addresses stand in the word list. */
export function sourceSaid({ source, verified }: { readonly source: string; readonly verified: boolean }): string {
  const words = source.replace(/\s*https?:\/\/[^\s，。；）]+/g, '');
  return `依据：${words}${/核对|待核/.test(source) ? '' : verified ? '，已核对' : '，未核对'}`;
}

/** Ordinary words that happen to read like the term. */
export function isSomethingElse(other: DatedTerm['ambiguousEarlier'], { before, after, sentence }: Surroundings): boolean {
  return other !== undefined && (other.before.some((word) => before.endsWith(word)) || other.after.some((word) => after.startsWith(word)) || other.sentence.some((word) => sentence.includes(word)));
}

/** The sentence speaks of it as still to come. */
function isAnnounced({ announcedForms }: DatedTerm, { before, after }: Surroundings, { announcing }: DatedVocabulary): boolean {
  const near = before.slice(-BEFORE);
  const behind = after.slice(0, AFTER);
  return announcing.before.some((word) => near.includes(word)) || announcing.after.some((word) => behind.includes(word)) || announcedForms.some((word) => near.includes(word) || behind.includes(word));
}

/** In 《》, or behind a word of study or citing in the same sentence. */
function isUsed(text: string, start: number, { before }: Surroundings, { use }: DatedVocabulary): boolean {
  const opened = text.lastIndexOf('《', start);
  const inTitle = opened >= 0 && start - opened <= 40 && !text.slice(opened, start).includes('》');
  return inTitle || use.some((word) => before.slice(-30).includes(word));
}

/** One passage for each different sentence. */
export function passagesOf(path: string, quotes: readonly string[]): readonly Passage[] {
  return [...new Set(quotes)].map((quote) => ({ path, quote }));
}
