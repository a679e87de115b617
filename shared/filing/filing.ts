import type { CalendarDate } from '../model/calendarDate.ts';
import type { ItemStatus } from '../model/item.ts';
import type { MeetingKey } from '../model/meetingKey.ts';
import type { RetentionPeriod } from '../model/scheme.ts';
import type { RecordFields } from '../model/record.ts';
import type { UnderstoodRecord, Understanding } from '../understanding/understanding.ts';

/** A file as far as it is known before the township is looked at as a whole. */
export interface FileToPlace {
  readonly path: string;
  readonly sha256: string;
  /** Fields that a person has set; they come before anything read. */
  readonly decided: DecidedByPerson;
  readonly understanding: UnderstandingToPlace;
  /** EXIF day of a photo, used for tying it to a meeting, never as the year of a record. */
  readonly takenOn: CalendarDate | null;
}

/** Of the records only what places files: a township's whole minutes would fill the memory. */
export interface UnderstandingToPlace extends Omit<Understanding, 'records' | 'rosters'> {
  readonly records: readonly (Omit<UnderstoodRecord, 'fields'> & { readonly fields: Pick<RecordFields, 'date'> })[];
}

export interface DecidedByPerson {
  readonly branch?: string;
  readonly kind?: string;
  readonly category?: string;
  readonly date?: CalendarDate;
  readonly year?: number;
  readonly title?: string;
}

/** Where a file ends up, and why. */
export interface Placement {
  readonly path: string;
  readonly status: Extract<ItemStatus, 'filed' | 'needs-review' | 'duplicate'>;
  readonly branch: string | null;
  readonly year: number | null;
  readonly date: CalendarDate | null;
  readonly kind: string | null;
  readonly category: string | null;
  readonly alsoIn: readonly string[];
  readonly retention: RetentionPeriod | null;
  readonly title: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly duplicateOf: string | null;
  readonly attachedTo: MeetingKey | null;
}
