import { DangheError } from '../../../shared/model/errors.ts';
import { noteAttempt, secondsToWait } from '../../library/protection/attempts.ts';
import { hashPin } from '../../library/pins.ts';
import { clock } from '../clock.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { personAtWork } from './personAtWork.ts';

export const peopleHandlers: Handlers<'people.withPin' | 'people.setPin' | 'people.prove'> = {
  'people.withPin': (app) => openSession(app).library.pins.names(),
  'people.setPin': async (app, { person, pin }) => {
    const { library } = openSession(app);
    // Whoever has a PIN has shown it by now.
    const by = personAtWork(app);
    if (pin !== null && person !== by.actor) throw new DangheError({ code: 'pin-of-other', person });
    const hashed = pin === null ? null : await hashPin(pin);
    library.change(pin === null ? 'remove-pin' : 'set-pin', person, ({ pins }) => pins.put(person, hashed), by);
    if (person === by.actor) app.sitting.prove(library.folder, person);
    return null;
  },
  'people.prove': async (app, { pin }) => {
    const { library } = openSession(app);
    const { person } = app.preferences.get();
    if (person === null || !library.pins.has(person)) return null;
    const seconds = secondsToWait(library.folder, `pin ${person}`, clock.now());
    if (seconds > 0) throw new DangheError({ code: 'password-wait', seconds });
    const right = await library.pins.matches(person, pin);
    await noteAttempt(library.folder, `pin ${person}`, right, clock.now());
    if (!right) throw new DangheError({ code: 'pin-wrong' });
    app.sitting.prove(library.folder, person);
    return null;
  },
};
