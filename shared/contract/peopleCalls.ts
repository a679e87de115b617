import { z } from 'zod';
import { change, read } from './call.ts';

const person = z.string().trim().min(1).max(40);
/** Digits and whatever else a person likes; full-width digits of an input method are the plain ones. */
const pin = z.string().min(4).max(32);

export const peopleCalls = {
  /** The names that sign with a PIN. */
  'people.withPin': read<readonly string[]>()(z.strictObject({})),
  /** Gives the name at work a PIN, or another one; `null` takes away that of any name, which is noted with who did it. */
  'people.setPin': change<null>()(z.strictObject({ person, pin: pin.nullable() })),
  /** Shows that the name at work is who it says, until it changes or the library is closed. */
  'people.prove': change<null>()(z.strictObject({ pin: z.string().min(1).max(32) })),
};
