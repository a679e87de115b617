import { addDays, type CalendarDate } from '../model/calendarDate.ts';
import { isOpen, type Rectification } from './rectification.ts';

/** How pressing an entry is on a day. */
export type Urgency = 'overdue' | 'soon' | 'lookBack' | 'none';

/** Days before the due date from which an entry counts as 临近. */
const SOON_DAYS = 7;

/** 逾期: open and past its day; 临近: due within a week; 待回头看: closed and the day to look back has come. */
export function urgencyOf({ state, dueOn, lookBackOn }: Pick<Rectification, 'state' | 'dueOn' | 'lookBackOn'>, today: CalendarDate): Urgency {
  if (isOpen(state) && dueOn !== null) return dueOn < today ? 'overdue' : dueOn <= addDays(today, SOON_DAYS) ? 'soon' : 'none';
  return state === 'closed' && lookBackOn !== null && lookBackOn <= today ? 'lookBack' : 'none';
}

/** The working lists of the screen, in their order. */
export const rectificationLists = ['open', 'overdue', 'soon', 'toCheck', 'lookBack', 'done', 'all'] as const;
export type RectificationList = (typeof rectificationLists)[number];

export const rectificationListLabels: Readonly<Record<RectificationList, string>> = { open: '在办', overdue: '逾期', soon: '临近', toCheck: '待核验', lookBack: '待回头看', done: '已销号', all: '全部' };

/** The entries of a list; the most pressing first, then by number. */
export function rectificationsIn(list: RectificationList, entries: readonly Rectification[], today: CalendarDate): readonly Rectification[] {
  return entries.filter((entry) => belongs(list, entry, today)).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function belongs(list: RectificationList, entry: Rectification, today: CalendarDate): boolean {
  switch (list) {
    case 'open':
      return isOpen(entry.state);
    case 'overdue':
    case 'soon':
    case 'lookBack':
      return urgencyOf(entry, today) === list;
    case 'toCheck':
      return entry.state === 'closeRequested' || entry.state === 'verified';
    case 'done':
      return entry.state === 'closed' || entry.state === 'lookedBack';
    case 'all':
      return true;
  }
}

function orderOf({ state, dueOn, id }: Rectification): string {
  return `${isOpen(state) ? 0 : 1} ${dueOn ?? '9999'} ${id}`;
}
