import { DangheError } from '../../../shared/model/errors.ts';
import { clock } from '../clock.ts';
import type { Person } from '../ledgers/person.ts';
import type { App } from './app.ts';

/**
 * Who decides now, for the use cases of the ledgers.
 *
 * @throws DangheError `refused` where nobody has given a name yet; `pin-needed` where the name signs with a PIN that has not
 *   been shown in this sitting
 */
export function personAtWork(app: App): Person {
  const { person } = app.preferences.get();
  if (person === null) throw new DangheError({ code: 'refused', refusal: { kind: 'missing', what: 'actor' } });
  const library = app.session()?.library;
  if (library?.pins.has(person) && !app.sitting.isProved(library.folder, person)) throw new DangheError({ code: 'pin-needed', person });
  return { actor: person, now: clock.now, today: clock.today };
}
