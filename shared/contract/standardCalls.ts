import { z } from 'zod';
import type { StandardCounts, StandardRow } from '../ledgers/standardsView.ts';
import { change, read } from './call.ts';
import type { Checked } from './overviewCalls.ts';

/** The standards of one branch and year; names and titles of the evidence by item. */
export interface StandardSheet extends Checked {
  readonly branches: readonly string[];
  readonly years: readonly number[];
  readonly rows: readonly StandardRow[];
  readonly counts: StandardCounts;
  readonly titles: Readonly<Record<number, string>>;
}

const of = { pack: z.string().max(100), standard: z.string().max(100), branch: z.string().max(200), year: z.number().int() };

export const standardCalls = {
  /** `null` for the first branch, the last year. */
  'standard.sheet': read<StandardSheet>()(z.strictObject({ branch: z.string().max(200).nullable(), year: z.number().int().nullable() })),
  /** 达标 by branch for one year, for the whole township. */
  'standard.counts': read<readonly { readonly branch: string; readonly counts: StandardCounts }[]>()(z.strictObject({ year: z.number().int() })),
  'standard.confirm': change<null>()(z.strictObject({ of: z.strictObject(of), itemIds: z.array(z.number().int()).min(1).max(500) })),
  'standard.decline': change<null>()(z.strictObject({ of: z.strictObject(of), itemId: z.number().int() })),
  'standard.assess': change<null>()(z.strictObject({ of: z.strictObject(of), result: z.enum(['met', 'notMet', 'notApplicable']), note: z.string().max(2000) })),
  'standard.review': change<null>()(z.strictObject({ of: z.strictObject(of), result: z.enum(['accepted', 'returned']), reason: z.string().max(2000) })),
};
