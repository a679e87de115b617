import type { CalendarDate } from './calendarDate.ts';
import type { Place } from './document.ts';

/** A day that may be known only to the month or the year, as rosters often give it: `2008-07` or `2008`. */
export type PartialDate = string;

/** One line of a roster, a floating-member list or a party-fee table. */
export interface RosterEntry {
  readonly name: string;
  readonly gender?: '男' | '女';
  readonly born?: PartialDate;
  /** When the branch meeting accepted the person (入党时间). */
  readonly joined?: PartialDate;
  /** When the person became a full member (转正时间). */
  readonly becameFull?: PartialDate;
  readonly standing?: MemberStanding;
  readonly movedIn?: PartialDate;
  readonly movedOut?: PartialDate;
  readonly died?: PartialDate;
  /** When membership ended or was stopped (停止党籍、除名、处置). */
  readonly ended?: PartialDate;
  /** 党组织书记、副书记、组织委员 …, as written. */
  readonly office?: string;
  readonly officeFrom?: PartialDate;
  readonly officeTo?: PartialDate;
  /** 党小组 as written. */
  readonly group?: string;
  /** Away for work; `to` absent where open. */
  readonly floating?: { readonly from?: PartialDate; readonly to?: PartialDate; readonly where?: string };
  readonly note?: string;
  readonly place: Place;
}

/** 正式党员 / 预备党员 / 积极分子 / 发展对象 / not a member (villagers' representatives, the masses). */
export type MemberStanding = 'full' | 'probationary' | 'activist' | 'candidate' | 'none';

export type RosterKind = 'memberRoster' | 'floatingMembers' | 'partyFees' | 'committeeRoster' | 'representativesRoster';

/** A table that was recognised as a list of people. */
export interface RosterReading {
  readonly kind: RosterKind;
  /** The branch the sheet itself names, as written. */
  readonly organisation?: string;
  /** The day the list says it stands for (截至…). */
  readonly asOf?: CalendarDate;
  /** Periods that a fee table covers: `2025-03` or `2025-Q1`. */
  readonly periods?: readonly string[];
  readonly entries: readonly RosterEntry[];
  /** How the columns were understood, header → meaning, for the person who checks. */
  readonly columns: Readonly<Record<string, string>>;
}
