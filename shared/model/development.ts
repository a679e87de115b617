import type { CalendarDate } from './calendarDate.ts';
import type { Passage } from './finding.ts';
import type { PartialDate } from './roster.ts';

/** A step of 发展党员 (domain.md §3): `1` … `25`, with `13a` (公示) and `22a` (意见、审查、公示 before conversion). */
export type DevelopmentStepId = `${number}` | `${number}a`;

/** Where a step's day was read: a paper of its own, the branch's minutes, the 志愿书, or a mention in another paper. */
export type StepSource = 'paper' | 'minutes' | 'form' | 'mention';

/** One step that something in the folder shows to have been taken. */
export interface DevelopmentStepState {
  readonly step: DevelopmentStepId;
  readonly name: string;
  readonly stage: string;
  /** The day of the step by the best evidence; `null` where no day was read. */
  readonly date: CalendarDate | null;
  readonly source: StepSource;
  readonly evidence: readonly Passage[];
  /** Materials of this step that were not found. */
  readonly missing: readonly string[];
}

/** Where one person of one branch stands in the 25 steps, and what shows it. */
export interface DevelopmentCase {
  readonly branch: string;
  readonly person: string;
  readonly born: PartialDate | null;
  /** Two people of this name may be mixed up: born on different days, or timelines that do not fit one person. */
  readonly sameName: boolean;
  /** Everything dated lies before the years that the folder covers. */
  readonly historic: boolean;
  readonly stage: string;
  readonly reached: DevelopmentStepId | null;
  readonly steps: readonly DevelopmentStepState[];
  /** `政治审查：函调材料`; of steps that were passed. */
  readonly missing: readonly string[];
  readonly next: { readonly step: DevelopmentStepId; readonly name: string; readonly on: CalendarDate | null; readonly bound: 'earliest' | 'latest' | null } | null;
  readonly paths: readonly string[];
  /** Ids of the findings about the case. */
  readonly findings: readonly string[];
  /** Which edition the steps were held against, and what is not known. */
  readonly note: string;
}
