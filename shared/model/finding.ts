import type { CalendarDate } from './calendarDate.ts';
import type { Place } from './document.ts';

/** `G101` … `B801`: codes of the catalogue of checks; a code never changes its meaning. */
export type RuleCode = `${'G' | 'M' | 'D' | 'V' | 'B'}${number}`;

export type RuleFamily = 'gap' | 'minutes' | 'development' | 'decision' | 'backfill';

export type Severity = 'high' | 'medium' | 'low' | 'info';

export type Strength = 'weak' | 'moderate' | 'strong';

/** A passage shown with a finding: which file, where, and the characters themselves. */
export interface Passage {
  readonly path: string;
  readonly place?: Place;
  readonly quote: string;
  /** Where the passage stands in the record's text (`RecordFact.text`), in UTF-16 code units, end exclusive. */
  readonly textStart?: number;
  readonly textEnd?: number;
}

/** What a rule returns; the id is given afterwards, from the finding's own content. */
export interface Finding {
  readonly rule: RuleCode;
  readonly family: RuleFamily;
  readonly severity: Severity;
  readonly branch: string | null;
  readonly date?: CalendarDate;
  /** `2025`, `2025-Q3` or `2025-07`. */
  readonly period?: string;
  /** The files it is about; empty for something missing. */
  readonly paths: readonly string[];
  /** Which record of the file, where the file holds several. */
  readonly ordinal?: number;
  readonly persons: readonly string[];
  readonly title: string;
  /** What was read, where, and why it is worth a look. */
  readonly explanation: string;
  readonly evidence: readonly Passage[];
  /** Article and edition, or 地方做法, or 推断. */
  readonly basis: string;
  /** Whether the basis has been checked against the original text. */
  readonly basisVerified: boolean;
  /** Ordinary explanations that would make it nothing. */
  readonly innocent: readonly string[];
  /** What would settle it. */
  readonly clearedBy: string;
  readonly strength?: Strength;
}
