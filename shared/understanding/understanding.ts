import type { CalendarDate } from '../model/calendarDate.ts';
import type { ReadRecord } from '../model/record.ts';
import type { RosterReading } from '../model/roster.ts';
import type { MeetingKey } from '../model/meetingKey.ts';
import type { BranchHint } from '../classification/branchHint.ts';
import type { PageCount } from './pageCount.ts';
import type { Classification } from '../classification/classification.ts';

/**
 * What one file says, looked at alone: its records, lists of people, kind and branch. Whatever needs the other files
 * of the township (which branch names mean the same, which meeting a photo belongs to) is settled by `shared/filing`.
 */
export interface Understanding {
  readonly title: string;
  /** The first characters of the text, for what only the township as a whole can tell from it. */
  readonly opening: string;
  /** The day of its only record, or of its first where it holds several. */
  readonly date: CalendarDate | null;
  readonly year: number | null;
  /** What the year was taken from, as a short Chinese phrase. */
  readonly yearSource: string | null;
  readonly branch: BranchHint | null;
  readonly classification: Classification;
  readonly records: readonly UnderstoodRecord[];
  readonly rosters: readonly RosterReading[];
  /** Names on a sign-in sheet; empty for anything else. */
  readonly signInNames: readonly string[];
  readonly pages: PageCount | null;
  /** A photo, scan or other picture, of whose own text nothing or no more than a caption is read. */
  readonly picture: boolean;
  /** A photographed page that goes on with a record of another file, as a person has divided the book. */
  readonly continues?: MeetingKey;
  /** Where OCR read any of it. */
  readonly scan?: ScanCount;
}

/** Lines that OCR read, and how many of them a person has compared with their picture. */
export interface ScanCount {
  readonly lines: number;
  readonly confirmed: number;
  /** Of a record: its first and last line on each page, as they stand in the document; what earlier versions stored has none. */
  readonly pages?: readonly LinesOnPage[];
}

export interface LinesOnPage {
  readonly page: number;
  /** 0-based among the page's lines. */
  readonly first: number;
  readonly last: number;
}

export interface UnderstoodRecord extends ReadRecord {
  readonly kind: string | null;
  readonly category: string | null;
  readonly confidence: number;
  /** Where OCR read any of it. */
  readonly scan?: ScanCount;
}
