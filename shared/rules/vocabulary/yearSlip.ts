import { calendarDate, weekdayOf, type CalendarDate } from '../../model/calendarDate.ts';
import type { RecordFact } from '../../model/facts.ts';

/** What speaks for and against the year having been written wrong. */
export interface YearSlip {
  /** The first later year in which all terms of the record would fit; `null` where that lies in the future. */
  readonly year: number | null;
  /** It is the very next year, and the weekday stated or the folder fits it and not the year written. */
  readonly likely: boolean;
  /** One year later everything would fit; where not, no usual slip of year or month explains it. */
  readonly nextYearFits: boolean;
  /** The weekday stated is that of the date as written, so that the year is hardly a slip. */
  readonly weekdayConfirms: boolean;
}

/**
 * Looks whether another year would make the record agree with its words: people write the old year well into the new one.
 *
 * @param needed the latest day on which a term of the record became public
 */
export function yearSlip(record: RecordFact, date: CalendarDate, needed: CalendarDate, asOf: CalendarDate): YearSlip {
  const fitting = moved(date, date.slice(5) >= needed.slice(5) ? Number(needed.slice(0, 4)) : Number(needed.slice(0, 4)) + 1);
  const year = fitting !== null && fitting <= asOf ? Number(fitting.slice(0, 4)) : null;
  const weekday = record.fields.weekday && record.fields.weekday.confidence >= 0.8 ? record.fields.weekday.value : null;
  const weekdayConfirms = weekday !== null && weekdayOf(date) === weekday;
  const next = year === Number(date.slice(0, 4)) + 1 ? fitting : null;
  const weekdayFits = weekday !== null && next !== null && weekdayOf(next) === weekday && !weekdayConfirms;
  const folderFits = year !== null && next !== null && !weekdayConfirms && yearsOfFolders(record.path).has(year) && !yearsOfFolders(record.path).has(Number(date.slice(0, 4)));
  return { year, likely: weekdayFits || folderFits, nextYearFits: (moved(date, Number(date.slice(0, 4)) + 1) ?? date) >= needed, weekdayConfirms };
}

/** The same day of another year; 29 February counts as 28. */
function moved(date: CalendarDate, year: number): CalendarDate | null {
  return calendarDate(year, Number(date.slice(5, 7)), Number(date.slice(8))) ?? calendarDate(year, 2, 28);
}

function yearsOfFolders(path: string): ReadonlySet<number> {
  return new Set(Array.from(path.matchAll(/(?<!\d)(20\d{2})(?!\d)/g), (match) => Number(match[1])));
}
