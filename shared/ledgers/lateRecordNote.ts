import type { CalendarDate } from '../model/calendarDate.ts';
import type { Signed } from '../model/signed.ts';
import { refused } from './refused.ts';

/** 补录说明 that a person attached to a record: it was filed late, and this is when, by whom and why. Signed by who entered it. */
export interface LateRecordNote extends Signed {
  readonly id: string;
  readonly itemId: number;
  readonly path: string;
  readonly sha256: string | null;
  /** Which record of the file; `null` for all of it. */
  readonly ordinal: number | null;
  /** The day on which the record was truly written up or filed. */
  readonly filedOn: CalendarDate;
  /** Who wrote it up. */
  readonly writtenBy: string;
  readonly reason: string;
  /** What it replaces: a lost paper, notes, a handwritten page; empty where nothing. */
  readonly replaces: string;
}

/** What a person fills in. */
export type LateRecordNoteInput = Pick<LateRecordNote, 'itemId' | 'ordinal' | 'filedOn' | 'writtenBy' | 'reason' | 'replaces'>;

/**
 * A note as it goes into the library.
 *
 * @param record what is known of the record: its item's path and content, and the day it states
 * @throws DangheError `refused`: `missing`, or `date-order` where it would have been filed before the day it states or after today
 */
export function lateRecordNote(id: string, input: LateRecordNoteInput, record: { readonly path: string; readonly sha256: string | null; readonly date: CalendarDate | null }, signed: Signed): LateRecordNote {
  const [writtenBy, reason] = [input.writtenBy.trim(), input.reason.trim()];
  if (writtenBy === '') throw refused({ kind: 'missing', what: 'name' });
  if (reason === '') throw refused({ kind: 'missing', what: 'reason' });
  if (input.filedOn > signed.on) throw refused({ kind: 'date-order', what: '登记日期', earliest: input.filedOn });
  if (record.date !== null && input.filedOn < record.date) throw refused({ kind: 'date-order', what: '实际归档日期', earliest: record.date });
  return { id, itemId: input.itemId, path: record.path, sha256: record.sha256, ordinal: input.ordinal, filedOn: input.filedOn, writtenBy, reason, replaces: input.replaces.trim(), ...signed };
}

/** 本记录于 2025-08-01 由王某补录，原因：……。 */
export function lateRecordSentence({ filedOn, writtenBy, reason, replaces }: Pick<LateRecordNote, 'filedOn' | 'writtenBy' | 'reason' | 'replaces'>): string {
  return `补录说明：${filedOn} 由${writtenBy}补录归档，原因：${reason}${replaces === '' ? '' : `；替代：${replaces}`}`;
}
