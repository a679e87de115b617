import type { CalendarDate } from '../model/calendarDate.ts';
import type { MeetingKey } from '../model/meetingKey.ts';
import type { BlockRange } from '../model/record.ts';

/** How a person has divided the book that a file belongs to, as far as the file goes. */
export interface Division {
  readonly records: readonly DividedRecord[];
  /** The record that the file's first page goes on with, where that began in another file. */
  readonly continues: MeetingKey | null;
}

export interface DividedRecord {
  readonly blocks: BlockRange;
  /** As a person has set it, with its category. */
  readonly kind: { readonly id: string; readonly category: string | null } | null;
  /** As a person has typed it. */
  readonly date: CalendarDate | null;
}
