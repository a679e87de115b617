import type { CalendarDate } from '../model/calendarDate.ts';

/** Which part of a library goes out; everything where a list is empty. */
export interface Selection {
  readonly branches: readonly string[];
  readonly years: readonly number[];
}

export const everything: Selection = { branches: [], years: [] };

/** Whether a branch is reported; what has no branch goes out only with everything. */
export function inBranches(branch: string | null, { branches }: Selection): boolean {
  return branches.length === 0 || (branch !== null && branches.includes(branch));
}

export function inYears(year: number | null, { years }: Selection): boolean {
  return years.length === 0 || (year !== null && years.includes(year));
}

/** Whether a file goes out. */
export function isSelectedItem({ branch, year }: { readonly branch: string | null; readonly year: number | null }, selection: Selection): boolean {
  return inBranches(branch, selection) && inYears(year, selection);
}

/** Whether a finding goes out: with its branch, its year and every file it is about. */
export function isSelectedFinding(finding: { readonly branch: string | null; readonly period?: string; readonly date?: CalendarDate; readonly paths: readonly string[] }, selection: Selection, paths: ReadonlySet<string>): boolean {
  const text = finding.period ?? finding.date;
  return inBranches(finding.branch, selection) && inYears(text ? Number(text.slice(0, 4)) : null, selection) && finding.paths.every((path) => paths.has(path));
}
