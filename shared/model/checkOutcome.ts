import type { StepId } from '../decisions/steps.ts';
import type { CalendarDate } from './calendarDate.ts';
import type { DevelopmentCase, DevelopmentStepId } from './development.ts';
import type { AssessmentBasis, Coverage, RecordAssessment, ReportFinding } from './report.ts';

/** Everything one check over a township gives, before people's decisions are laid over it. */
export interface CheckOutcome {
  readonly asOf: CalendarDate;
  readonly branches: readonly CheckedBranch[];
  readonly findings: readonly ReportFinding[];
  readonly coverage: readonly Coverage[];
  readonly records: readonly RecordAssessment[];
  readonly assessment: AssessmentBasis;
  readonly cases: readonly DevelopmentCase[];
  /** What is owed in the month, quarter and year of the check, whichever years the folder covers. */
  readonly duties: readonly Coverage[];
  readonly matters: readonly MatterState[];
  readonly meetings: readonly MeetingState[];
  readonly obligations: readonly CheckedObligation[];
  readonly development: DevelopmentOutline;
}

export interface CheckedBranch {
  readonly name: string;
  /** `null` where no roster tells. */
  readonly fullMembers: number | null;
  readonly hasCommittee: boolean | null;
}

export interface CheckedObligation {
  readonly code: string;
  readonly name: string;
  readonly period: 'month' | 'quarter' | 'year' | 'term';
  /** Kinds that meet it; the first says to which category it belongs. */
  readonly meets: readonly string[];
}

/** One meeting that is filed: what the grids and the meeting's page begin with. */
export interface MeetingState {
  readonly path: string;
  readonly ordinal: number;
  readonly branch: string;
  readonly kind: string | null;
  readonly date: CalendarDate | null;
  readonly year: number | null;
  readonly title: string;
  readonly attachments: readonly { readonly path: string; readonly kind: string }[];
  /** What the 补录说明 that speaks of it is called; `null` where there is none. */
  readonly lateNote: string | null;
}

/** The steps of 发展党员 that cases are held against. */
export interface DevelopmentOutline {
  readonly edition: string;
  readonly steps: readonly { readonly id: DevelopmentStepId; readonly name: string; readonly stage: string }[];
  /** Editions that are in force but not entered yet. */
  readonly pending: readonly { readonly name: string; readonly from: CalendarDate; readonly source: string }[];
}

/** One matter of 四议两公开 with its six steps. */
export interface MatterState {
  readonly id: string;
  readonly branch: string;
  readonly name: string;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly steps: readonly MatterStepState[];
  /** Ids of the findings about it. */
  readonly findings: readonly string[];
}

/**
 * `present`: a paper shows it. `missing`: due and not there. `waiting`: its usual time is not over. `open`: not there, but
 * something that could be it was not read, or it may be one with another step.
 */
export interface MatterStepState {
  readonly step: StepId;
  readonly name: string;
  readonly state: 'present' | 'missing' | 'waiting' | 'open';
  readonly papers: readonly { readonly path: string; readonly ordinal: number; readonly title: string; readonly day: CalendarDate | null; readonly quote: string; readonly marked: boolean }[];
  /** Days that a register of matters states for it. */
  readonly registered: readonly { readonly path: string; readonly from: CalendarDate; readonly to: CalendarDate | null; readonly quote: string }[];
}
