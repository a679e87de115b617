import { parseCalendarDate, type CalendarDate } from '../../shared/model/calendarDate.ts';

/** The only place where the program reads the time. */
export const clock = {
  /** Now, as an ISO 8601 instant in UTC. */
  now: (): string => new Date().toISOString(),

  /** Today on this computer's calendar. */
  today: (): CalendarDate => {
    const now = new Date();
    const local = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
    return parseCalendarDate(local)!;
  },

  /** Milliseconds since the program started, for measuring how long something took. */
  elapsed: (): number => performance.now(),
};
