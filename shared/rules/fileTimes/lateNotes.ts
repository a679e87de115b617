import { findDates } from '../../calendar/findDates.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';

/** A 补录说明: somebody says openly that certain records were written up later. */
export interface LateNote {
  readonly path: string;
  readonly title: string;
}

/**
 * Which records of a branch a 补录说明 speaks of: it is tied to the record, names its day, or names its month without a
 * day (2025年4月至7月的会议记录); a title alone (党员大会记录) fits too many records.
 */
export function lateNotes(branch: BranchFacts): (record: RecordFact) => LateNote | null {
  const known = cache.get(branch);
  if (known) return known;
  const notes = branch.records.filter(({ kind }) => kind === 'lateRecordNote').map(readNote);
  const find = (record: RecordFact): LateNote | null => {
    const tied = record.attachments.find(({ kind }) => kind === 'lateRecordNote');
    if (tied) return { path: tied.path, title: tied.title ?? tied.path.split('/').at(-1) ?? tied.path };
    if (record.date === null) return null;
    const { date } = record;
    return notes.find(({ days, months }) => days.has(date) || months.has(date.slice(0, 7)))?.note ?? null;
  };
  cache.set(branch, find);
  return find;
}

const cache = new WeakMap<BranchFacts, (record: RecordFact) => LateNote | null>();

interface ReadNote {
  readonly note: LateNote;
  readonly days: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
}

function readNote(record: RecordFact): ReadNote {
  const found = findDates(record.text, record.year === null ? {} : { yearHint: record.year });
  const days = new Set(found.flatMap(({ date }) => date ?? []));
  const months = new Set<string>();
  const monthsOnly = found.filter(({ precision }) => precision === 'month');
  for (const [index, { year, month, start, end }] of monthsOnly.entries()) {
    months.add(monthId(year, month!));
    // “2025年4月至7月” is found as one month, or as two of which the second closes the range.
    const next = monthsOnly[index + 1];
    const between = next && /^\s*(?:份)?[至到—–~-]+\s*$/.test(record.text.slice(end, next.start));
    const until = between ? { year: next.year, month: next.month! } : monthBehind(record.text.slice(start, end + 8), year);
    for (let at = year * 12 + month!; until && at < until.year * 12 + until.month; at += 1) months.add(monthId(Math.floor(at / 12), (at % 12) + 1));
  }
  return { note: { path: record.path, title: record.title }, days, months };
}

function monthBehind(text: string, year: number): { readonly year: number; readonly month: number } | null {
  const month = Number(/月(?:份)?\s*[至到—–~-]+\s*(1[0-2]|[1-9])月(?!\d)/.exec(text)?.[1]);
  return Number.isNaN(month) || month === 0 ? null : { year, month };
}

function monthId(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
