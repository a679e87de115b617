import { findDates } from '../../calendar/findDates.ts';
import { yearOf, type CalendarDate } from '../../model/calendarDate.ts';
import type { RecordFact } from '../../model/facts.ts';

/**
 * Whether the record dates itself to `day` or later in another place than its date field: in its heading, in the foot
 * (落款), or at the head of a further meeting above the passage, where several meetings were read as one.
 */
export function datesItselfLater(record: RecordFact, day: CalendarDate, position: number): boolean {
  const { signedOn, title } = record.fields;
  if (signedOn && signedOn.value >= day) return true;
  if ([record.title, title?.value ?? ''].some((heading) => statesDay(heading, day))) return true;
  const above = record.text.slice(0, lineEnd(record.text, position)).split('\n');
  return above.some((line) => line.length <= 60 && headOfMeeting.test(line) && statesDay(line, day));
}

/** A line that is a label of time, or nothing but a date. */
const headOfMeeting = /(?:时\s*间|日\s*期)\s*[：:]|^[\s（(]*[\d〇零○一二三四五六七八九十]{2,4}\s*[年./-][\d\s年月日号./〇零一二三四五六七八九十-]{3,12}[\s）)]*$|补学|补课|续记/;

function statesDay(text: string, day: CalendarDate): boolean {
  return findDates(text).some(({ date, year, month, inTitle }) => {
    if (inTitle) return false;
    if (date) return date >= day;
    // 2025年党员大会记录 says nothing about the day within its year.
    return month === undefined ? year > yearOf(day) : `${year}-${String(month).padStart(2, '0')}` >= day.slice(0, 7);
  });
}

function lineEnd(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end;
}
