import type { CalendarDate } from './calendarDate.ts';
import type { RuleCode, RuleFamily } from './finding.ts';
import type { Signed } from './signed.ts';

/** What a person decides about a doubt or a gap: 已说明 / 属补录 / 排除 / 转整改. */
export type DecisionOutcome = 'explained' | 'lateRecord' | 'excluded' | 'rectify';

/** A decision as it stands; what it was before is in the library's events. */
export interface FindingDecision extends Signed {
  readonly outcome: DecisionOutcome;
  readonly reason: string;
  /** 1 for a first decision, one more with each revision. */
  readonly revision: number;
  /** The entry of 整改销号 that a 转整改 opened. */
  readonly rectification?: string;
  /** What was decided about, as it stood then: the finding may read differently later, or be gone. */
  readonly about: DecidedFinding;
}

export interface DecidedFinding {
  readonly id: string;
  readonly rule: RuleCode;
  readonly family: RuleFamily;
  readonly branch: string | null;
  readonly date?: CalendarDate;
  readonly period?: string;
  readonly paths: readonly string[];
  readonly persons: readonly string[];
  readonly title: string;
}
