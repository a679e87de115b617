import { z } from 'zod';
import type { Duty } from '../ledgers/duties.ts';
import { read } from './call.ts';
import type { Checked } from './overviewCalls.ts';

/** What a village's record-keeper wants to know: what is due this month, what is missing from before, what is to be put right. */
export interface VillageHome extends Checked {
  readonly thisMonth: readonly Duty[];
  readonly missing: readonly Duty[];
  readonly rectification: readonly { readonly id: string; readonly problem: string; readonly dueOn: string | null; readonly overdue: boolean }[];
  /** Files of the branch that wait for a person. */
  readonly waiting: number;
}

export const villageCalls = {
  'village.home': read<VillageHome>()(z.strictObject({ branch: z.string().min(1).max(200) })),
};
