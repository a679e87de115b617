import { errorMessage } from '../../shared/messages/errorMessage.ts';
import { clockTrouble } from '../backend/clockTrouble.ts';
import type { Library } from '../library/library.ts';
import type { Output } from './output.ts';

/** One line before a library is changed on a computer whose clock was set back. */
export function warnOfClock(library: Library, output: Output): void {
  const trouble = clockTrouble(library);
  if (trouble) output.say(errorMessage(trouble));
}
