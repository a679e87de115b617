import type { CalendarDate } from '../model/calendarDate.ts';
import type { DevelopmentStepId, StepSource } from '../model/development.ts';
import type { RecordFact } from '../model/facts.ts';
import type { Passage } from '../model/finding.ts';
import type { PartialDate } from '../model/roster.ts';

/** A day that was read, with the words it stands in. */
export interface DatedPassage {
  readonly date: CalendarDate;
  readonly passage: Passage;
  /** Read surely enough, from a filed paper, to be held against another day. */
  readonly sure: boolean;
}

/** Something that shows that a step was taken, on a day or without one. */
export interface StepEvent {
  readonly step: DevelopmentStepId;
  readonly source: StepSource;
  readonly dated: DatedPassage | null;
  readonly record: RecordFact;
}

/** Ballots or votes as a paper states them. */
export interface StatedVotes {
  readonly for: number | null;
  readonly against: number | null;
  readonly abstained: number | null;
  readonly passage: Passage;
}

/** One paper of a development file, read as far as the rules need it. */
export interface CasePaper {
  readonly record: RecordFact;
  readonly kind: string;
  readonly title: string;
  readonly persons: readonly string[];
  /** The person stands in the text, not only in the names of file or folder. */
  readonly personInText: boolean;
  readonly born: PartialDate | null;
  /** The day the paper bears, or of what it records. */
  readonly dated: DatedPassage | null;
  /** What it shows of the steps. */
  readonly events: readonly StepEvent[];
  readonly contacts: readonly string[];
  readonly sponsors: readonly string[];
  /** Every day that a review paper bears. */
  readonly reviews: readonly DatedPassage[];
  readonly publicity: { readonly from: DatedPassage; readonly to: DatedPassage } | null;
  /** The day of the reply to a letter of enquiry; outgoing letters have none. */
  readonly reply: DatedPassage | null;
  readonly votes: StatedVotes | null;
  /** Full members entitled to vote at the branch meeting, as the paper states. */
  readonly entitled: { readonly count: number; readonly passage: Passage } | null;
  /** Who signed it last: 中共柳林乡委员会. */
  readonly issuer: string | null;
  /** Pseudo-kinds of material that it also is, such as the resolution inside a 志愿书. */
  readonly alsoIs: readonly string[];
  /** Its text, folded. */
  readonly text: string;
  /** Enough of its text was read to say what it does not contain. */
  readonly readable: boolean;
  /** Its file holds several papers, of which some may not have been told apart. */
  readonly together: boolean;
}
