import type { CalendarDate } from './calendarDate.ts';
import type { Evidence } from './evidence.ts';
import type { WrittenPage } from './handwriting.ts';
import type { PhotoFact } from './photo.ts';
import type { RecordFields } from './record.ts';
import type { RosterEntry, RosterKind } from './roster.ts';
import type { KindRole } from './scheme.ts';

/** Everything a rule may know: plain facts about one township, as of one day. No clock, no database, no file. */
export interface TownshipFacts {
  readonly asOf: CalendarDate;
  readonly branches: readonly BranchFacts[];
}

/** What is known of one branch. `records` are in date order, undated ones last. */
export interface BranchFacts {
  readonly name: string;
  /** First and last year with any record of the branch; `null` where none is dated. */
  readonly years: { readonly first: number; readonly last: number } | null;
  readonly roster: readonly RosterFact[];
  /** Set by a person, taking precedence over what the files show. */
  readonly overrides: BranchOverrides;
  readonly records: readonly RecordFact[];
  /** Its pictures, duplicates included, loose and inside documents; absent where none were looked for. */
  readonly photos?: readonly PhotoFact[];
  /** Its pages that are written by hand; absent where none were measured. */
  readonly writing?: readonly WrittenPage[];
  /** What people confirmed or set aside in the standards ledger; absent where nothing. */
  readonly standards?: readonly StandardFact[];
  /** Of a branch that came with another unit's bundle. */
  readonly origin?: BranchOrigin;
}

/** A standard item of one year as people settled it. */
export interface StandardFact {
  readonly pack: string;
  readonly standard: string;
  readonly year: number;
  /** Confirmed evidence, whatever its kind. */
  readonly paths: readonly string[];
  /** 不适用. */
  readonly notApplicable: boolean;
}

/** Where a branch that came with another unit's bundle belongs, and what it is called there. */
export interface BranchOrigin {
  readonly township: string;
  readonly name: string;
}

export interface BranchOverrides {
  readonly hasCommittee?: boolean;
  readonly hasGroups?: boolean;
  readonly fullMembers?: number;
}

/** A roster line with the file it came from and that file's day. */
export interface RosterFact extends RosterEntry {
  readonly path: string;
  readonly rosterKind: RosterKind;
  readonly listedOn?: CalendarDate;
  /** Periods that the fee table covers, for `partyFees`: `2025-03` or `2025-Q1`. */
  readonly periods?: readonly string[];
}

/** One record of one file, with what was tied to it. */
export interface RecordFact {
  readonly path: string;
  /** 0-based order in its file. */
  readonly ordinal: number;
  readonly branch: string;
  /** Kind id of the scheme; `null` where it was not recognised. */
  readonly kind: string | null;
  readonly role: KindRole | null;
  /** Category code of its home. */
  readonly category: string | null;
  readonly title: string;
  readonly date: CalendarDate | null;
  readonly year: number | null;
  readonly fields: RecordFields;
  /** The record's text, paragraphs and cells joined by line feeds. */
  readonly text: string;
  /** Files tied to this meeting: sign-in sheet, photos, lecture, ballots. */
  readonly attachments: readonly AttachmentFact[];
  readonly evidence: Evidence;
  /** Filed for certain, or still waiting for a person. */
  readonly confirmed: boolean;
  /** What OCR read and no person has compared with the picture yet. It may spare, never accuse; `fields` and `text` are without it. */
  readonly awaiting?: { readonly fields: RecordFields; readonly date: CalendarDate | null };
  /** Where it stands in a minute-book that a person has divided. */
  readonly book?: PlaceInBook;
  /** Read by OCR, confirmed or not: the picture shows a page, not people. */
  readonly scanned?: true;
}

export interface PlaceInBook {
  /** The same for all records of the book. */
  readonly id: string;
  /** 0-based order in the book. */
  readonly order: number;
  /** The 1-based page on which it begins. */
  readonly page: number;
}

export interface AttachmentFact {
  readonly path: string;
  readonly kind: string;
  /** Names read out of it (sign-in sheets), empty where none could be read. */
  readonly names: readonly string[];
  /** What it is called, where that is not its file's name. */
  readonly title?: string;
}
