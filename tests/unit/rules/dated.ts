import type { Weekday } from '../../../shared/model/calendarDate.ts';
import type { RecordFact } from '../../../shared/model/facts.ts';
import type { RecordFields } from '../../../shared/model/record.ts';
import { field, record, day, type PlainRecord } from './township.ts';

/** What `record` leaves out: the day and hours as the reader gives them, all in one paragraph. */
export interface DatedRecord extends PlainRecord {
  weekday?: Weekday;
  lunarDate?: string;
  impossibleDate?: string;
  hours?: readonly [string, string];
  signedOn?: string;
  confidence?: number;
  dues?: readonly { text: string; due: string }[];
  serial?: number;
}

/** A record with its day read as surely as `confidence` says. */
export function dated({ weekday, lunarDate, impossibleDate, hours, signedOn, confidence = 0.98, dues, serial, ...plain }: DatedRecord): RecordFact {
  const made = record(plain);
  const extra: RecordFields = {
    ...(plain.date === undefined ? {} : { date: field(day(plain.date), plain.date, confidence) }),
    ...(weekday === undefined ? {} : { weekday: field(weekday, `星期${'一二三四五六日'[weekday - 1]!}`) }),
    ...(lunarDate === undefined ? {} : { lunarDate: field(lunarDate) }),
    ...(impossibleDate === undefined ? {} : { impossibleDate: field(impossibleDate) }),
    ...(hours === undefined ? {} : { startTime: field(hours[0]), endTime: field(hours[1]) }),
    ...(signedOn === undefined ? {} : { signedOn: field(day(signedOn)) }),
    ...(serial === undefined ? {} : { serial: field(serial) }),
    ...(dues === undefined ? {} : { decisions: dues.map((due) => field(due, due.text)) }),
  };
  return { ...made, fields: { ...made.fields, ...extra } };
}
