import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Signed } from '../../../shared/model/signed.ts';

/** Who is at work, and their clock: `{ actor: '李明', ...clock }`. */
export interface Person {
  readonly actor: string;
  readonly now: () => string;
  readonly today: () => CalendarDate;
}

/** A person's signature at this moment. */
export function signedBy({ actor, now, today }: Person): Signed {
  return { by: actor, at: now(), on: today() };
}
