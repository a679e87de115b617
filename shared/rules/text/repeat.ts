import type { Background } from '../../similarity/background.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Span } from '../../similarity/compact.ts';

/** A record whose own text stands in another record too. */
export interface Repeat {
  /** The one of the two under which it is listed (see `inOrder`). */
  readonly record: RecordFact;
  readonly other: RecordFact;
  readonly sameBranch: boolean;
  /** Days by which its file came about after the other's, of two branches' records; 0 where the files do not tell. */
  readonly formedLater: number;
  readonly similarity: number;
  readonly background: Background;
  /** Characters of the record's own text (punctuation left out, a number counted as one), and how many are repeated. */
  readonly own: number;
  readonly repeated: number;
  /** Those of them in speeches and decisions. */
  readonly spoken: number;
  readonly spokenRepeated: number;
  /** Whole speeches repeated, and how many of them under the same name. */
  readonly speeches: number;
  readonly sameSpeakers: number;
  /** Whole decisions repeated. */
  readonly decisions: number;
  /** Numbers other than dates inside the repeated passages, and how many of them agree. */
  readonly figures: number;
  readonly sameFigures: number;
  /** Most of the record's words stand in most of the branch's records of this kind: a series rather than a copy. */
  readonly series: boolean;
  /** The bodies agree from end to end, figures included; words that other branches use too were counted as well. */
  readonly wholeBody: boolean;
  /** The repeated passages, longest first. */
  readonly passages: readonly { readonly record: Span; readonly other: Span; readonly characters: number }[];
}
