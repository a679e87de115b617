import type { DangheErrorDetail } from '../../shared/model/errors.ts';
import type { Library } from '../library/library.ts';
import { clock } from './clock.ts';

/** The clocks of two computers that take turns with a library may differ by so much. */
const TOLERANCE_MILLISECONDS = 120_000;

/**
 * Whether this computer's clock stands before what the library has recorded: it was set back, or its battery is empty. What
 * is done meanwhile bears the clock's time nevertheless, a better one is not known; the chain keeps the order.
 */
export function clockTrouble({ events }: Library, now: string = clock.now()): DangheErrorDetail | null {
  const last = events.latestTime();
  return last !== null && Date.parse(now) < Date.parse(last) - TOLERANCE_MILLISECONDS ? { code: 'clock-behind', last, now } : null;
}
