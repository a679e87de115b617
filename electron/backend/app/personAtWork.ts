import { DangheError } from '../../../shared/model/errors.ts';
import { clock } from '../clock.ts';
import type { Person } from '../ledgers/person.ts';
import type { App } from './app.ts';

/**
 * Who decides now, for the use cases of the ledgers.
 *
 * @throws DangheError `refused` where nobody has given a name yet
 */
export function personAtWork({ preferences }: App): Person {
  const { person } = preferences.get();
  if (person === null) throw new DangheError({ code: 'refused', refusal: { kind: 'missing', what: 'actor' } });
  return { actor: person, now: clock.now, today: clock.today };
}
