import type { CalendarDate, Weekday } from './calendarDate.ts';
import type { Place } from './document.ts';

/**
 * One value read out of a document: what it is, the characters it was read from, where they stand, how sure.
 * `confidence` is 0…1: 1 for an unmistakable labelled value, below 0.5 for a guess that a person should see.
 */
export interface Field<Value> {
  readonly value: Value;
  readonly raw: string;
  readonly place: Place;
  readonly confidence: number;
  /** Where OCR read it: until a person has compared it with the picture it waits (待确认) and is held against nobody. */
  readonly ocr?: OcrMark;
}

export interface OcrMark {
  /** Of the least sure line it was read from. */
  readonly confidence: number;
  readonly confirmed: boolean;
}

/**
 * One dated record: the minutes of a meeting, or any other paper of its own. A file usually holds one; a year's
 * minute-book in one file holds many.
 */
export interface ReadRecord {
  /** 0-based order in its file. */
  readonly ordinal: number;
  readonly blocks: BlockRange;
  readonly fields: RecordFields;
}

/** Blocks of a document, end exclusive. */
export interface BlockRange {
  readonly start: number;
  readonly end: number;
}

/** Every field is optional: absent means that nothing was read, not that the paper lacks it. */
export interface RecordFields {
  readonly title?: Field<string>;
  /** The organisation as written: 中共清河县柳林乡东沟村支部委员会. */
  readonly organisation?: Field<string>;
  /** 第×次会议, or another running number. */
  readonly serial?: Field<number>;
  /** The day of the meeting, or the day the paper bears. */
  readonly date?: Field<CalendarDate>;
  /** A date that was written but does not exist (2月30日), as written. */
  readonly impossibleDate?: Field<string>;
  readonly weekday?: Field<Weekday>;
  /** A lunar date as written: 农历正月十五. */
  readonly lunarDate?: Field<string>;
  /** Clock times `HH:MM`, 24 hours. */
  readonly startTime?: Field<string>;
  readonly endTime?: Field<string>;
  /** Where the meeting was held. */
  readonly venue?: Field<string>;
  readonly chair?: Field<string>;
  readonly recorder?: Field<string>;
  readonly lecturer?: Field<string>;
  /** Who holds a heart-to-heart talk (谈话人), and with whom (谈话对象). */
  readonly talker?: Field<string>;
  readonly talkedTo?: readonly Field<string>[];
  /** 应到, 实到, 缺席 and 有表决权人数 as stated. */
  readonly expected?: Field<number>;
  readonly present?: Field<number>;
  readonly absent?: Field<number>;
  readonly entitledToVote?: Field<number>;
  readonly presentNames?: readonly Field<string>[];
  readonly absentees?: readonly Field<Absentee>[];
  readonly observers?: readonly Field<string>[];
  readonly topics?: readonly Field<string>[];
  readonly speeches?: readonly Field<Speech>[];
  readonly decisions?: readonly Field<Decision>[];
  readonly votes?: readonly Field<Vote>[];
  /** Titles of documents that were studied or passed on. */
  readonly studied?: readonly Field<string>[];
  /** Attachments that the record itself names: 签到表、照片、讲稿. */
  readonly attachments?: readonly Field<string>[];
  /** People signed at the foot: chair and recorder signatures. */
  readonly signatures?: readonly Field<string>[];
  /** The day written at the foot (落款), where it stands apart from the day of the meeting. */
  readonly signedOn?: Field<CalendarDate>;
  /** 文号, such as 柳发〔2025〕3号. */
  readonly documentNumber?: Field<string>;
}

export interface Absentee {
  readonly name: string;
  /** 请假、外出务工 …; absent where no reason is given. */
  readonly reason?: string;
}

export interface Speech {
  readonly speaker: string;
  readonly text: string;
}

export interface Decision {
  readonly text: string;
  /** Who is to do it, and by when as written. */
  readonly responsible?: string;
  readonly due?: string;
}

export interface Vote {
  readonly subject?: string;
  readonly for?: number;
  readonly against?: number;
  readonly abstained?: number;
  /** Ballots handed out and returned. */
  readonly issued?: number;
  readonly returned?: number;
  /** “一致通过” without figures. */
  readonly unanimous?: boolean;
}
