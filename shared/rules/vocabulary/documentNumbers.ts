import { calendarDate, daysBetween, yearOf, type CalendarDate } from '../../model/calendarDate.ts';
import { passageAround, surroundings } from '../../vocabulary/surroundings.ts';
import type { DatedRecord } from './datedRecords.ts';
import type { EarlyMention } from './mentions.ts';
import { datesItselfLater } from './ownDates.ts';
import type { DatedVocabulary } from './vocabularyData.ts';

const documentNumber = /[\u4e00-\u9fff]{1,10}\s*[〔[【（(［]\s*(20\d{2})\s*[〕\]】）)］]\s*第?\s*\d{1,4}\s*号/g;

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
  for (const match of record.text.matchAll(documentNumber)) {
    const year = Number(match[1]);
    const first = calendarDate(year, 1, 1)!;
    if (year <= yearOf(date) || year > yearOf(asOf) || daysBetween(date, first) <= GRACE_DAYS) continue;
    const words = match[0].replace(/\s/g, '');
    const end = match.index + match[0].length;
    const around = surroundings(record.text, match.index, end);
    if ((own !== undefined && (words.includes(own) || own.includes(words))) || vocabulary.setAside.some((word) => around.sentence.includes(word)) || datesItselfLater(record, first, match.index)) continue;
    mentions.set(words, {
      id: `number ${words}`,
      words,
      firstPublic: first,
      publicText: `${year}年`,
      daysEarly: daysBetween(date, first),
      kind: 'strong',
      source: `文号中的年份为 ${year} 年`,
      verified: true,
      quote: passageAround(record.text, match.index, end),
      position: match.index,
    });
  }
  return [...mentions.values()];
}
