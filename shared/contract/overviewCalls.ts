import { z } from 'zod';
import type { CoverageGrid } from '../presentation/coverageGrid.ts';
import type { Overview } from '../presentation/overview.ts';
import type { ReportFinding, ReportScheme } from '../model/report.ts';
import { read } from './call.ts';

/** Every answer that rests on the checks says which check it is from. */
export interface Checked {
  readonly asOf: string;
  /** How many events the library had when it was checked. */
  readonly events: number;
  /** The library has changed since; a new check is under way or can be asked for. */
  readonly stale: boolean;
}

export const overviewCalls = {
  'overview.figures': read<Checked & { readonly overview: Overview; readonly scheme: ReportScheme; readonly township: string | null }>()(z.strictObject({})),
  /** The grids of 三会一课: one a branch and year. */
  'coverage.grids': read<Checked & { readonly grids: readonly CoverageGrid[] }>()(z.strictObject({ branch: z.string().max(200).nullable(), year: z.number().int().nullable() })),
  'finding.list': read<Checked & { readonly findings: readonly ReportFinding[] }>()(
    z.strictObject({ branch: z.string().max(200).nullable(), family: z.enum(['gap', 'minutes', 'development', 'decision', 'backfill']).nullable() }),
  ),
};
