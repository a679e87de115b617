import type { MemberStanding, PartialDate } from '../model/roster.ts';

/** A member as a person has entered or corrected them; it comes before what rosters in the folder say of the same person. */
export interface RosterMember {
  readonly id: string;
  readonly branch: string;
  readonly name: string;
  readonly gender?: '男' | '女';
  readonly born?: PartialDate;
  readonly joined?: PartialDate;
  readonly becameFull?: PartialDate;
  readonly standing: MemberStanding;
  readonly movedIn?: PartialDate;
  readonly movedOut?: PartialDate;
  readonly died?: PartialDate;
  readonly ended?: PartialDate;
  readonly group?: string;
  readonly offices: readonly HeldOffice[];
  readonly floating: readonly { readonly from?: PartialDate; readonly to?: PartialDate; readonly where?: string }[];
  readonly note?: string;
}

/** An office with the time it was held; `to` absent where it is still held. */
export interface HeldOffice {
  readonly office: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}
