import { z } from 'zod';
import type { ShownDay } from '../calendar/yearDays.ts';
import { parseCalendarDate, type CalendarDate } from '../model/calendarDate.ts';
import type { RuleCode, RuleFamily, Severity } from '../model/finding.ts';
import type { BranchOverrides } from '../model/facts.ts';
import { ownRulesShape, type OwnRules } from '../rules/ownRules.ts';
import { change, read } from './call.ts';

/** A branch with what a person has set about it, and what the files show. */
export interface BranchSetting {
  readonly name: string;
  readonly fonds: string;
  readonly overrides: BranchOverrides;
  /** Full members by the roster; `null` where none tells. */
  readonly fullMembers: number | null;
}

/** One check with what is shipped and what is set differently. */
export interface RuleSetting {
  readonly code: RuleCode;
  readonly family: RuleFamily;
  readonly name: string;
  readonly basis: string;
  /** Whether the basis has been checked: 已核对 / 地方做法 / …. */
  readonly status: string;
  readonly enabled: boolean;
  readonly severity: Severity;
  /** How often it is owed; `null` where it is not an obligation. */
  readonly period: 'month' | 'quarter' | 'year' | 'term' | null;
}

/** A data file that can be replaced by the county's own. */
export interface DataFile {
  readonly file: string;
  readonly sort: DataSort;
  readonly name: string;
  readonly edition: string;
  readonly source: string;
  /** Standards, tasks or terms in it. */
  readonly count: number;
  readonly own: boolean;
  readonly example: boolean;
}

export const dataSorts = ['standard-pack', 'key-tasks', 'dated-terms', 'expired-terms', 'calendar'] as const;
export type DataSort = (typeof dataSorts)[number];

/** A year of the calendar that the checks count working days and holidays by. */
export interface CalendarYear {
  readonly year: number;
  /** To choose from, newest first. */
  readonly years: readonly number[];
  /** Its holidays are known: shipped or entered; of others only weekends are days off, and nothing is said of working days. */
  readonly known: boolean;
  /** Entered here or taken in from a file. */
  readonly own: boolean;
  /** The notice it was entered from; empty for a shipped year. */
  readonly source: string;
  readonly days: readonly ShownDay[];
}

/** A term of the county's own: from when it could be known, or until when it was in use. */
export const ownTerm = z.strictObject({
  text: z.string().trim().min(2).max(60),
  sort: z.enum(['dated', 'expired']),
  day: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
  /** What is said instead, for a term that went out of use. */
  replacedBy: z.string().trim().max(60),
  strong: z.boolean(),
  source: z.string().trim().min(1).max(200),
});
export type OwnTerm = z.output<typeof ownTerm>;

const ownTask = z.strictObject({ name: z.string().trim().min(1).max(60), synonyms: z.array(z.string().trim().min(1).max(60)).max(40), from: z.string(), to: z.string(), source: z.string().trim().min(1).max(200) });
export type OwnTask = z.output<typeof ownTask>;

const year = z.number().int().min(1949).max(2200);
const day = z.string().refine((text): text is CalendarDate => parseCalendarDate(text) !== null, '日期应为 YYYY-MM-DD');

const path = z.string().min(1).max(4096);

export const settingsCalls = {
  'settings.branches': read<{ readonly township: string | null; readonly branches: readonly BranchSetting[] }>()(z.strictObject({})),
  /** Every branch of the library, also where the window shows only one: a village chooses its own from them. */
  'settings.branchNames': read<readonly string[]>()(z.strictObject({})),
  'settings.setTownship': change<null>()(z.strictObject({ township: z.string().trim().max(60) })),
  'settings.setBranch': change<null>()(
    z.strictObject({ name: z.string().max(200), fonds: z.string().trim().max(4), hasCommittee: z.boolean().nullable(), hasGroups: z.boolean().nullable(), fullMembers: z.number().int().min(0).max(2000).nullable() }),
  ),
  'settings.rules': read<{ readonly rules: readonly RuleSetting[]; readonly committeeFromFullMembers: number; readonly own: OwnRules }>()(z.strictObject({})),
  'settings.setRules': change<null>()(z.strictObject({ own: ownRulesShape })),
  'settings.data': read<readonly DataFile[]>()(z.strictObject({})),
  /** Takes in a standard pack, a list of key tasks or terms from a JSON file. */
  'settings.importData': change<{ readonly name: string }>()(z.strictObject({ path })),
  'settings.exportData': read<{ readonly path: string }>()(z.strictObject({ file: z.string().max(200), path })),
  'settings.removeData': change<null>()(z.strictObject({ file: z.string().max(200) })),
  'settings.calendar': read<CalendarYear>()(z.strictObject({ year })),
  /** Days off that are no weekends, and weekend days that are worked, of one year; `null` gives the shipped year back. */
  'settings.setCalendar': change<null>()(z.strictObject({ year, entered: z.strictObject({ source: z.string().trim().min(1).max(200), daysOff: z.array(day).max(366), workdays: z.array(day).max(366) }).nullable() })),
  'settings.terms': read<readonly OwnTerm[]>()(z.strictObject({})),
  'settings.setTerms': change<null>()(z.strictObject({ terms: z.array(ownTerm).max(500) })),
  'settings.tasks': read<readonly OwnTask[]>()(z.strictObject({})),
  'settings.setTasks': change<null>()(z.strictObject({ tasks: z.array(ownTask).max(500) })),
};
