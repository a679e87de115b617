import type { CalendarDate } from '../model/calendarDate.ts';

/** The four deliberations and two publications, in their order. */
export const stepIds = ['proposal', 'consultation', 'review', 'resolution', 'decisionPublicity', 'resultPublicity'] as const;

export type StepId = (typeof stepIds)[number];

/** How papers of one step are known (data, `resources/rules/decision-steps.json`). */
export interface Step {
  readonly id: StepId;
  /** 党支部提议, 村“两委”商议 … */
  readonly name: string;
  /** Kinds that are this step unless their words say another. */
  readonly kinds: readonly string[];
  /** Kinds that are this step only where they say so with one of `verbs`. */
  readonly verbKinds: readonly string[];
  readonly verbs: readonly string[];
  /** Words for the step in a register's rows. */
  readonly labels: readonly string[];
  /** Days after the step before within which this one usually follows; until then it is not missed. */
  readonly graceDays: number;
}

/** What the recognition of matters goes by. */
export interface MatterData {
  readonly steps: readonly Step[];
  readonly registerKinds: readonly string[];
  /** Words that say outright that a paper belongs to the procedure. */
  readonly procedureWords: readonly string[];
  /** Around these, the procedure is only being studied. */
  readonly studyWords: readonly string[];
  /** What bodies consider too, but never by this procedure. */
  readonly otherBusiness: readonly string[];
  /** Shared weight of two names, of the lighter one, from which on they are one matter. */
  readonly sameFrom: number;
  /** A matter with nothing for so long is over; the same name afterwards is a new matter. */
  readonly restartDays: number;
}

/** A day a register or notice states for a step. */
export interface StatedStep {
  readonly step: StepId;
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
  readonly quote: string;
}
