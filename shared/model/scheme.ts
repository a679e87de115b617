/** Retention periods of DA/T 22—2015, written as in the catalogue; the archive number uses `Y`, `D30`, `D10`. */
export type RetentionPeriod = '永久' | '30年' | '10年';

/**
 * A county's filing scheme: its categories and the kinds of document that belong to each.
 * Data, replaceable by a county (`resources/schemes/`); parsed and validated by `shared/scheme`.
 */
export interface Scheme {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly source: string;
  readonly categories: readonly Category[];
  readonly kinds: readonly DocumentKind[];
}

export interface Category {
  /** Two digits, `01` … */
  readonly code: string;
  readonly name: string;
  readonly description: string;
}

/** What a kind is to the checks: meetings are counted and read as minutes, attachments are tied to meetings. */
export type KindRole = 'meeting' | 'attachment' | 'roster' | 'development' | 'decision' | 'document';

export interface DocumentKind {
  /** A glossary name in camelCase, stable: `branchMeeting`, `committeeMeeting`, `partyLecture`, … */
  readonly id: string;
  /** The Chinese name shown to people: 支部党员大会记录. */
  readonly name: string;
  readonly category: string;
  /** Categories that may refer to it besides its home (domain.md §1.3: one home, other uses by reference). */
  readonly alsoIn: readonly string[];
  readonly role: KindRole;
  readonly retention: RetentionPeriod;
  /** Titles and names that say the kind outright; matched after normalisation, longest first. */
  readonly titles: readonly string[];
  /** Weighted terms that speak for the kind when met in title, body, folder or file name. */
  readonly terms: readonly { readonly term: string; readonly weight: number }[];
}
