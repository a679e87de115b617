import type { CalendarDate } from './calendarDate.ts';

/** Who did something, and when: the instant (ISO 8601, UTC) and the day on the calendar where they sat. */
export interface Signed {
  readonly by: string;
  readonly at: string;
  readonly on: CalendarDate;
}
