import { fileTimes, type FileTimes } from '../../evidence/fileTimes.ts';
import { DAY, MINUTE, type Instant } from '../../evidence/instants.ts';
import { addMonths, daysBetween, type CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { RuleContext } from '../rule.ts';
import type { FileTimesThresholds } from './fileTimesData.ts';

/** When the file of a dated record came about, as far as the file itself shows. */
export interface Formation {
  readonly record: RecordFact;
  readonly date: CalendarDate;
  readonly times: FileTimes;
  readonly at: Instant;
  /** What `at` is: the file's creation, its first save (its creation being another file's), an export to PDF, a signature. */
  readonly from: 'created' | 'firstSave' | 'export' | 'signature';
  /** Whole days from the meeting to `at`; negative where the file is older. */
  readonly lag: number;
  /** Usual days between meetings of its kind in this branch. */
  readonly cadence: number;
  /** More than one value of the file speaks for `at` (detection.md §0: `created` never alone). */
  readonly corroborated: boolean;
  /** Saved once, at once, without editing: as files look that were converted from an older format. */
  readonly looksConverted: boolean;
  /** The stated day lies a year before a day on which the file would have been in time: the year may be a slip. */
  readonly perhapsYearSlip: boolean;
}

/**
 * The formations of a branch's minutes, one a file, in order of their moment. A file with several records stands for the
 * latest of them: it grew through the year, so its creation says nothing about the earlier ones.
 */
export function formationsOf(branch: BranchFacts, context: RuleContext): readonly Formation[] {
  const known = cache.get(branch);
  if (known) return known;
  const thresholds = context.rulebook.fileTimes;
  const minutes = minutesByBranch(context).get(branch) ?? [];
  const files = [...Map.groupBy(minutes, ({ path }) => path).values()].flatMap((records) => latest(records, context) ?? []);
  const cadenceOf = cadences(branch);
  const inherited = inheritedMinutes(files);
  const formations = files.flatMap(({ record, date }) => formationOf(record, date, cadenceOf(record.kind), inherited, thresholds) ?? []).sort((a, b) => a.at.at - b.at.at);
  cache.set(branch, formations);
  return formations;
}

const cache = new WeakMap<BranchFacts, readonly Formation[]>();
const grouped = new WeakMap<RuleContext, ReadonlyMap<BranchFacts, readonly RecordFact[]>>();

function minutesByBranch(context: RuleContext): ReadonlyMap<BranchFacts, readonly RecordFact[]> {
  const known = grouped.get(context);
  if (known) return known;
  const made = new Map<BranchFacts, RecordFact[]>();
  for (const { branch, record } of context.minutes) {
    const own = made.get(branch);
    if (own) own.push(record);
    else made.set(branch, [record]);
  }
  grouped.set(context, made);
  return made;
}

interface Dated {
  readonly record: RecordFact;
  readonly date: CalendarDate;
}

function latest(records: readonly RecordFact[], { rulebook }: RuleContext): Dated | null {
  let last: Dated | null = null;
  for (const record of records) {
    const { date, fields } = record;
    if (date === null || (fields.date && fields.date.value === date && fields.date.confidence < rulebook.thresholds.fieldConfidence)) continue;
    if (last === null || date > last.date) last = { record, date };
  }
  return last;
}

const DEFAULT_CADENCE = 30;
const SHORTEST_CADENCE = 7;
const LONGEST_CADENCE = 92;

/** The median interval between a branch's meetings of one kind; a month where there are too few to tell. */
function cadences(branch: BranchFacts): (kind: string | null) => number {
  const dates = new Map<string, Set<CalendarDate>>();
  for (const { kind, role, date } of branch.records) {
    if (role !== 'meeting' || kind === null || date === null) continue;
    const own = dates.get(kind);
    if (own) own.add(date);
    else dates.set(kind, new Set([date]));
  }
  const known = new Map<string, number>();
  for (const [kind, own] of dates) {
    const ordered = [...own].sort();
    const intervals = ordered.slice(1).map((date, index) => daysBetween(ordered[index]!, date)).sort((a, b) => a - b);
    if (intervals.length >= 3) known.set(kind, Math.min(LONGEST_CADENCE, Math.max(SHORTEST_CADENCE, intervals[Math.floor(intervals.length / 2)]!)));
  }
  return (kind) => (kind === null ? DEFAULT_CADENCE : (known.get(kind) ?? DEFAULT_CADENCE));
}

/** Creation times, to the minute, that several files share though they were saved far apart: Save As hands them on. */
function inheritedMinutes(files: readonly Dated[]): ReadonlySet<number> {
  const saves = new Map<number, number[]>();
  for (const { record } of files) {
    const times = fileTimes(record.evidence);
    if (times?.from !== 'office' || !times.created) continue;
    const minute = Math.floor(times.created.at / MINUTE);
    saves.set(minute, [...(saves.get(minute) ?? []), times.saved?.at ?? times.created.at]);
  }
  return new Set([...saves].filter(([, own]) => own.length > 1 && Math.max(...own) - Math.min(...own) > 2 * MINUTE).map(([minute]) => minute));
}

function formationOf(record: RecordFact, date: CalendarDate, cadence: number, inherited: ReadonlySet<number>, thresholds: FileTimesThresholds): Formation | null {
  const times = fileTimes(record.evidence);
  const moment = times && momentOf(times, inherited);
  if (!times || !moment) return null;
  const lag = daysBetween(date, moment.at.day);
  return {
    record,
    date,
    times,
    ...moment,
    lag,
    cadence,
    corroborated: isCorroborated(times, moment),
    looksConverted: looksConverted(times, thresholds),
    perhapsYearSlip: isYearSlip(date, moment.at.day, thresholds),
  };
}

function momentOf(times: FileTimes, inherited: ReadonlySet<number>): Pick<Formation, 'at' | 'from'> | null {
  const { from, created, saved, signed, revision, editMinutes, pdfOrigin } = times;
  switch (from) {
    case 'office':
      if (created && !inherited.has(Math.floor(created.at / MINUTE))) return { at: created, from: 'created' };
      // Save As starts the count of saves and minutes anew, so that a file saved once or twice was first saved then.
      return saved && revision !== null && revision <= 2 && editMinutes !== null && editMinutes > 0 ? { at: saved, from: 'firstSave' } : null;
    case 'pdf':
      return created && pdfOrigin === 'exported' ? { at: created, from: 'export' } : null;
    case 'ofd':
      return signed ? { at: signed, from: 'signature' } : null;
  }
}

/** Slack for clocks in minutes and seconds, and for saves between which the program counts no editing. */
const EDIT_SLACK = 15;
const FEW_SAVES = 30;

function isCorroborated({ created, saved, revision, editMinutes, signed }: FileTimes, { from }: Pick<Formation, 'from'>): boolean {
  switch (from) {
    case 'created': {
      if (!created || !saved || saved.at < created.at || revision === null || revision > FEW_SAVES) return false;
      // A reset creation time leaves more minutes of editing than there was time since.
      return editMinutes === null || editMinutes <= (saved.at - created.at) / MINUTE + EDIT_SLACK;
    }
    case 'firstSave':
      return true;
    case 'export':
      return saved === null || (created !== null && saved.at >= created.at - DAY);
    case 'signature':
      return created !== null && signed !== null && Math.abs(signed.at - created.at) <= 2 * DAY;
  }
}

function looksConverted({ from, created, saved, revision, editMinutes }: FileTimes, { conversionMinutes }: FileTimesThresholds): boolean {
  if (from !== 'office' || !created || !saved) return false;
  return Math.abs(saved.at - created.at) <= conversionMinutes * MINUTE && (revision === null || revision <= 2) && (editMinutes === null || editMinutes <= 1);
}

/** January's minutes under last year's number: the file was made on or shortly after the same day of the next year. */
function isYearSlip(date: CalendarDate, made: CalendarDate, { timelyDays }: FileTimesThresholds): boolean {
  const after = daysBetween(addMonths(date, 12), made);
  return after >= -1 && after <= timelyDays;
}
