import { DAY } from '../../evidence/instants.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import type { RecordFact } from '../../model/facts.ts';
import { formationsOf, type Formation } from '../fileTimes/formations.ts';
import type { RuleContext } from '../rule.ts';
import type { Minutes } from './minutesTexts.ts';

/** When the file of a record came about, where more than one value in the file says so. */
export type Formed = (record: RecordFact) => Formation | null;

/** Two branches hold the same meeting within so many days; the days do not tell who wrote first. */
const SAME_TIME = 31;
/** Files of two branches that came about within so many days of each other do not tell it either. */
const FORMED_APART = 7;

/**
 * Under which of the two a repeat is listed: the one whose tasks were due before it was held; of two branches' records
 * of one time the one whose file came about later, else the one of the branch that repeats itself more; else the later
 * one. Which was first remains open.
 *
 * @returns the one that is listed, then the other
 */
export function inOrder(minutes: readonly Minutes[], a: number, b: number, repeating: ReadonlyMap<string, number>, formed: Formed): readonly [number, number] {
  const [one, other] = [minutes[a]!.record, minutes[b]!.record];
  const late = lateness(one) - lateness(other);
  if (late !== 0) return late > 0 ? [a, b] : [b, a];
  const apart = one.date !== null && other.date !== null ? Math.abs(daysBetween(one.date, other.date)) : 0;
  if (one.branch !== other.branch && apart <= SAME_TIME) {
    const later = daysFormedLater(one, other, formed) || (repeating.get(one.branch) ?? 0) - (repeating.get(other.branch) ?? 0);
    if (later !== 0) return later > 0 ? [a, b] : [b, a];
  }
  if (one.date !== other.date && one.date !== null && other.date !== null) return one.date > other.date ? [a, b] : [b, a];
  return one.path > other.path || (one.path === other.path && one.ordinal > other.ordinal) ? [a, b] : [b, a];
}

/** By how many days the file of one record came about after that of the other; 0 where that is not known or too close to say. */
export function daysFormedLater(one: RecordFact, other: RecordFact, formed: Formed): number {
  const [first, second] = [formed(one), formed(other)];
  if (!first || !second) return 0;
  const days = Math.trunc((first.at.at - second.at.at) / DAY);
  return Math.abs(days) >= FORMED_APART ? days : 0;
}

/** Tasks that fall due well before the meeting that set them: dates that came along from another record. */
export function lateness({ date, year, fields }: RecordFact): number {
  if (date === null || year === null) return 0;
  return (fields.decisions ?? []).filter(({ value: { due } }) => {
    const match = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?/.exec(due ?? '');
    if (!match) return false;
    const day = `${match[1] ?? String(year)}-${match[2]!.padStart(2, '0')}-${(match[3] ?? '28').padStart(2, '0')}` as typeof date;
    // January's task set in December is next year's.
    const passed = daysBetween(day, date);
    return passed > 3 && passed < 240;
  }).length;
}

/** The formations of a branch are looked up when one of its records is first asked for. */
export function createFormed(context: RuleContext): Formed {
  const branches = new Map(context.facts.branches.map((branch) => [branch.name, branch]));
  const known = new Map<string, ReadonlyMap<RecordFact, Formation>>();
  return (record) => {
    let own = known.get(record.branch);
    if (!own) {
      const branch = branches.get(record.branch);
      const formations = branch ? formationsOf(branch, context).filter(({ corroborated }) => corroborated) : [];
      own = new Map(formations.map((formation) => [formation.record, formation]));
      known.set(record.branch, own);
    }
    return own.get(record) ?? null;
  };
}
