import { DAY, MINUTE } from '../../evidence/instants.ts';
import { addDays } from '../../model/calendarDate.ts';
import type { Formation } from './formations.ts';
import type { FileTimesThresholds } from './fileTimesData.ts';

/** Files made one after another with short pauses. */
export interface Sitting {
  /** In the order in which they were made. */
  readonly members: readonly Formation[];
  /** Those made after more than the timely days. */
  readonly late: readonly Formation[];
  /** From the first file to the last, in minutes. */
  readonly minutes: number;
  /** Most of its files look converted from an older format. */
  readonly looksConverted: boolean;
}

/** Groups formations (in order of their moment) into sittings; a file made alone is a sitting of one. Days without an hour join none. */
export function sittingsOf(formations: readonly Formation[], thresholds: FileTimesThresholds): readonly Sitting[] {
  const groups: Formation[][] = [];
  let end = -Infinity;
  for (const formation of formations) {
    const group = groups.at(-1);
    if (group && !formation.at.dayOnly && formation.at.at - end <= thresholds.sittingGapMinutes * MINUTE) group.push(formation);
    else groups.push([formation]);
    end = endOf(formation);
  }
  return groups.map((members) => ({
    members,
    late: members.filter(({ lag }) => lag > thresholds.timelyDays),
    minutes: Math.round((members.at(-1)!.at.at - members[0]!.at.at) / MINUTE),
    looksConverted: members.filter(({ looksConverted }) => looksConverted).length >= members.length * thresholds.conversionShare,
  }));
}

/** Work on a file goes on until its last save, where that is on the same evening. */
function endOf({ at, times: { saved } }: Formation): number {
  return saved && saved.at > at.at && saved.at - at.at < DAY / 6 ? saved.at : at.at;
}

/** A file may be laid out a few days ahead of its meeting. */
const EARLY_DAYS = 7;

/** How late files stand to what the branch usually does around that time. */
export type Habit =
  /** The other files around were made in time: these depart from how the branch works. */
  | 'departs'
  /** The others were made late too: a clerk who types in batches (detection.md §1.5: nothing tells this from back-filling). */
  | 'batches'
  /** Those before were late too, those after in time: batches or paper up to then, in time since. */
  | 'switched'
  /** Too few others to tell. */
  | 'unknown';

/** Compares some files with the branch's others, made in other sittings for meetings around the same time. */
export function habitAround(these: readonly Formation[], sitting: readonly Formation[], all: readonly Formation[], thresholds: FileTimesThresholds): Habit {
  const own = new Set(sitting);
  const first = these.reduce((date, formation) => (formation.date < date ? formation.date : date), these[0]!.date);
  const last = these.reduce((date, formation) => (formation.date > date ? formation.date : date), these[0]!.date);
  // A creation well before the meeting is that of a form or an earlier file; it does not say when this one was made.
  const others = all.filter((formation) => !own.has(formation) && formation.lag >= -EARLY_DAYS);
  const [from, to] = [addDays(first, -thresholds.neighbourDays), addDays(last, thresholds.neighbourDays)];
  const near = others.filter(({ date }) => date >= from && date <= to);
  const isTimely = ({ lag }: Formation): boolean => lag <= thresholds.timelyDays;
  if (near.length < thresholds.neighbours) return 'unknown';
  const mostlyTimely = (some: readonly Formation[]): boolean => some.filter(isTimely).length >= some.length * thresholds.timelyShare;
  if (!mostlyTimely(near)) return 'batches';
  const before = near.filter(({ date }) => date < first);
  if (before.length >= thresholds.neighbours && !mostlyTimely(before)) return 'switched';
  const timelyBefore = others.some((formation) => formation.date < first && isTimely(formation));
  const timelyWithin = others.some((formation) => formation.date >= first && formation.date <= last && isTimely(formation));
  const lateAfter = others.some((formation) => formation.date > last && !isTimely(formation));
  return timelyBefore || timelyWithin || lateAfter ? 'departs' : 'switched';
}
