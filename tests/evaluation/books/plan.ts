import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Program, Stamp } from '../../../electron/sample/stamp.ts';
import type { PhraseSet } from './phrases.ts';

export type Label = 'honest' | 'backfilled';
export type Kind = 'themeDay' | 'committeeMeeting' | 'branchMeeting' | 'partyLecture';

export interface Village {
  readonly name: string;
  readonly members: readonly string[];
  /** Those who sit in the committee, the secretary first, the record-keeper third. */
  readonly committee: readonly string[];
  readonly places: readonly string[];
  readonly groups: readonly string[];
  readonly venue: string;
  readonly program: Program;
  readonly layout: number;
  /** What its people have to say. */
  readonly phrases: PhraseSet;
}

export interface Item {
  topic: string;
  facts: string[];
  speeches: { speaker: string; text: string }[];
  decisions: string[];
}

export interface Meeting {
  readonly kind: Kind;
  date: CalendarDate;
  start: string;
  end: string;
  venue: string;
  chair: string;
  recorder: string;
  present: string[];
  absent: { name: string; reason: string }[];
  opening: string[];
  items: Item[];
  closing: string[];
}

/** How the bytes of a record come about. */
export type Writer = 'docx' | 'libreoffice' | 'doc' | 'pdf' | 'scan' | 'cleaned' | 'txt';

export interface PhotoPlan {
  readonly room: string;
  readonly people: string;
  readonly takenAt: string | null;
  readonly change: 'none' | 'recompress' | 'crop' | 'brighten';
}

/** One record of a book with what is true of it; a book kind changes it before it is written. */
export interface RecordPlan {
  meeting: Meeting;
  stamp: Stamp;
  writer: Writer;
  label: Label;
  /** The makers took away or repaired what the file says of its making. */
  cleaned: boolean;
  photos: PhotoPlan[];
}

export interface Book {
  readonly village: Village;
  readonly year: number;
  readonly kind: string;
  readonly records: RecordPlan[];
}
