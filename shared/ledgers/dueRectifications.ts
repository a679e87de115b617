import { addDays, type CalendarDate } from '../model/calendarDate.ts';
import { isOpen, type Rectification } from './rectification.ts';

/** What of 整改销号 asks for attention on a day, each by its day, then its number. */
export interface DueRectifications {
  /** Open, and the day has passed. */
  readonly overdue: readonly Rectification[];
  /** Open, and due today or within the days asked for. */
  readonly dueSoon: readonly Rectification[];
  /** Closed, and the day to look back has come. */
  readonly lookBack: readonly Rectification[];
}

/** @param days how far ahead “soon” reaches */
export function dueRectifications(entries: readonly Rectification[], today: CalendarDate, days: number): DueRectifications {
  const open = entries.filter(({ state, dueOn }) => isOpen(state) && dueOn !== null).toSorted(by(({ dueOn, id }) => `${dueOn!} ${id}`));
  const until = addDays(today, days);
  return {
    overdue: open.filter(({ dueOn }) => dueOn! < today),
    dueSoon: open.filter(({ dueOn }) => dueOn! >= today && dueOn! <= until),
    lookBack: entries.filter(({ state, lookBackOn }) => state === 'closed' && lookBackOn !== null && lookBackOn <= today).toSorted(by(({ lookBackOn, id }) => `${lookBackOn!} ${id}`)),
  };
}

function by(key: (entry: Rectification) => string): (a: Rectification, b: Rectification) => number {
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}
