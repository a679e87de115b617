import { isSettled } from '../ledgers/findingDecision.ts';
import { findingWeight, type FindingRow } from './findingRow.ts';

/** What a list of findings is narrowed to; `null` and empty text leave everything in. */
export interface FindingFilter {
  readonly branch: string | null;
  /** A family, or `doubts` for all but gaps. */
  readonly family: string | null;
  /** A severity or a strength. */
  readonly weight: string | null;
  readonly state: 'open' | 'settled' | 'all';
  readonly rule: string | null;
  readonly period: string | null;
  readonly year: number | null;
  /** Looked for in title, branch, people, file names and code. */
  readonly text: string;
}

/** The rows that fit, weightier ones first, then by branch and time. */
export function filterFindings(rows: readonly FindingRow[], filter: FindingFilter): readonly FindingRow[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => fits(row, filter) && words.every((word) => wordsOf(row).includes(word)))
    .toSorted((a, b) => findingWeight(b) - findingWeight(a) || compare(a.branch ?? '', b.branch ?? '') || compare(timeOf(a), timeOf(b)) || compare(a.id, b.id));
}

function fits(row: FindingRow, { branch, family, weight, state, rule, period, year }: FindingFilter): boolean {
  if (branch !== null && row.branch !== branch) return false;
  if (family !== null && (family === 'doubts' ? row.family === 'gap' : row.family !== family)) return false;
  if (weight !== null && row.severity !== weight && row.strength !== weight) return false;
  if (state !== 'all' && isSettled(row.decision) !== (state === 'settled')) return false;
  if (rule !== null && row.rule !== rule) return false;
  if (period !== null && row.period !== period) return false;
  return year === null || timeOf(row).startsWith(String(year));
}

function wordsOf({ title, branch, persons, paths, rule }: FindingRow): string {
  return [title, branch ?? '', ...persons, ...paths, rule].join('\n').toLowerCase();
}

function timeOf({ date, period }: FindingRow): string {
  return date ?? period ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
