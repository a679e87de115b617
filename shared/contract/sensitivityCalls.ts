import { z } from 'zod';
import type { RuleCode } from '../model/finding.ts';
import type { KnownGoodWriting } from '../rules/handwriting/handwritingData.ts';
import { sensitivitySteps, type Sensitivity, type SensitivityStep } from '../rules/sensitivityShape.ts';
import { type ShownThreshold } from '../rules/sensitivity.ts';
import { change, read } from './call.ts';

/** What one step says about the chosen books. */
export interface SelfCheckStep {
  readonly doubts: number;
  readonly rules: readonly { readonly rule: RuleCode; readonly name: string; readonly count: number; readonly strong: number; readonly moderate: number; readonly examples: readonly { readonly title: string; readonly path: string }[] }[];
  /** Records by the level at which their doubts arrive together. */
  readonly levels: { readonly weak: number; readonly moderate: number; readonly strong: number };
}

export interface SelfCheckResult {
  readonly books: readonly { readonly branch: string; readonly year: number }[];
  /** Records in them. */
  readonly records: number;
  readonly asOf: string;
  readonly steps: Readonly<Record<SensitivityStep, SelfCheckStep>>;
  /** What their pages written by hand show; `null` where there are too few. */
  readonly writing: KnownGoodWriting | null;
}

/** How readily doubts are raised, what a step moves, and the books it can be tried on. */
export interface SensitivitySetting {
  readonly now: Sensitivity;
  readonly thresholds: readonly ShownThreshold[];
  readonly books: readonly { readonly branch: string; readonly year: number; readonly records: number }[];
}

const book = z.strictObject({ branch: z.string().min(1).max(200), year: z.number().int() });

export const sensitivityCalls = {
  'sensitivity.get': read<SensitivitySetting>()(z.strictObject({})),
  /** Checks books that a person knows to be honest at every step; nothing is changed. Returns the job. */
  'sensitivity.check': read<{ readonly job: number }>()(z.strictObject({ books: z.array(book).min(1).max(1000) })),
  /** Puts a step in force; the newest self-check of this library is noted with it. */
  'sensitivity.set': change<null>()(z.strictObject({ step: z.enum(sensitivitySteps) })),
};
