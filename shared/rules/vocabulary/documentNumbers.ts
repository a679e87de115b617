import { calendarDate, daysBetween, yearOf, type CalendarDate } from '../../model/calendarDate.ts';
import { passageAround, surroundings } from '../../vocabulary/surroundings.ts';
import type { DatedRecord } from './datedRecords.ts';
import type { EarlyMention } from './mentions.ts';
import { datesItselfLater } from './ownDates.ts';
import type { DatedVocabulary } from './vocabularyData.ts';

/** From the bracket on: looking for the issuer's short name first would try every character of the text. */
const yearAndNumber = /[〔[【（(［]\s*(20\d{2})\s*[〕\]】）)］]\s*第?\s*\d{1,4}\s*号/g;

/** Days at the turn of the year that are let pass: a paper of the new year may be at hand before its number's year. */
const GRACE_DAYS = 3;

/**
 * Papers cited by a number of a later year: 柳发〔2025〕3号 in minutes of 2024. The record's own number is not looked at
 * (minutes of December are numbered in January), nor years past the day of the check, which are slips of the pen.
 */
export function laterDocumentNumbers({ record, date }: DatedRecord, asOf: CalendarDate, vocabulary: DatedVocabulary): readonly EarlyMention[] {
  if (!record.text.includes('号')) return [];
  const own = record.fields.documentNumber?.raw.replace(/\s/g, '');
  const mentions = new Map<string, EarlyMention>();
  for (const match of record.text.matchAll(yearAndNumber)) {
    const year = Number(match[1]);
    const first = calendarDate(year, 1, 1)!;
    if (year <= yearOf(date) || year > yearOf(asOf) || daysBetween(date, first) <= GRACE_DAYS) continue;
    const issuer = /[\u3400-\u9fff]{1,10}\s*$/.exec(record.text.slice(Math.max(0, match.index - 12), match.index))?.[0];
    if (issuer === undefined) continue;
    const start = match.index - issuer.length;
    const end = match.index + match[0].length;
    const words = withoutVerb(record.text.slice(start, end).replace(/\s/g, ''));
    const around = surroundings(record.text, start, end);
    if ((own !== undefined && (words.includes(own) || own.includes(words))) || vocabulary.setAside.some((word) => around.sentence.includes(word)) || datesItselfLater(record, first, start)) continue;
    mentions.set(words, {
      id: `number ${words}`,
      words,
      firstPublic: first,
      publicText: `${year}年`,
      daysEarly: daysBetween(date, first),
      kind: 'strong',
      source: `文号中的年份为 ${year} 年`,
      verified: true,
      quote: passageAround(record.text, start, end),
      position: start,
    });
  }
  return [...mentions.values()];
}

/** 传达学习柳发〔2025〕3号: the words that lead to the number are no part of it. */
function withoutVerb(words: string): string {
  const bracket = words.search(/[〔[【（(［]/);
  const lead = words.slice(0, bracket);
  const own = lead.replace(/^.*(?:学习|传达|宣读|贯彻|落实|依据|根据|按照|依照|执行|印发|下发|转发|学了|读了|的|了|和|与|及)/, '');
  return `${own === '' ? lead : own}${words.slice(bracket)}`;
}
