import { z } from 'zod';
import type { Coverage, ReportScheme } from '../model/report.ts';
import type { CheckedObligation } from '../model/checkOutcome.ts';
import type { RuleFamily, Severity } from '../model/finding.ts';
import type { MeetingGrid } from '../presentation/meetingGrid.ts';
import type { Overview } from '../presentation/overview.ts';
import type { TownshipRow } from '../presentation/townshipTable.ts';
import { read } from './call.ts';

/** Every answer that rests on the checks says which check it is from. */
export interface Checked {
  readonly asOf: string;
  /** How many events the library had when it was checked. */
  readonly events: number;
  /** The library has changed since; a new check is under way or can be asked for. */
  readonly stale: boolean;
}

/** What 总览 shows. */
export interface OverviewFigures extends Checked {
  readonly overview: Overview;
  readonly scheme: ReportScheme;
  readonly township: string | null;
  readonly years: readonly number[];
  readonly rows: readonly TownshipRow[];
  /** Findings by family and severity, those that people have settled apart. */
  readonly findings: readonly { readonly family: RuleFamily; readonly open: Readonly<Record<Severity, number>>; readonly settled: number }[];
  readonly duties: readonly Duty[];
  readonly rectification: RectificationDue;
}

/** Something to be done in the month of the check. */
export interface Duty {
  readonly kind: 'obligation' | 'development';
  /** 主题党日; the name of the step. */
  readonly name: string;
  readonly branch: string;
  /** For a step of 发展党员. */
  readonly person: string | null;
  readonly until: string;
  /** `done`: there already; `due`: still to come; `unknown`: cannot be told. */
  readonly state: 'done' | 'due' | 'unknown';
}

export interface RectificationDue {
  readonly open: number;
  readonly closed: number;
  readonly overdue: readonly RectificationLine[];
  readonly dueSoon: readonly RectificationLine[];
  readonly lookBack: readonly RectificationLine[];
}

interface RectificationLine {
  readonly id: string;
  readonly branch: string | null;
  readonly problem: string;
  readonly responsible: string;
  readonly on: string;
}

const year = z.number().int().nullable();

export const overviewCalls = {
  'overview.figures': read<OverviewFigures>()(z.strictObject({ year })),
  /** The year's grid of 三会一课; the newest year that the folder covers where none is given. */
  'meeting.grid': read<Checked & { readonly years: readonly number[]; readonly grid: MeetingGrid | null; readonly duties: readonly Coverage[]; readonly obligations: readonly CheckedObligation[] }>()(z.strictObject({ year })),
};
