import { errorMessage } from '../../shared/messages/errorMessage.ts';
import { DangheError } from '../../shared/model/errors.ts';

/** Whatever went wrong, as the one line for people. */
export function errorText(error: unknown): string {
  if (error instanceof DangheError) return errorMessage(error.detail);
  return errorMessage({ code: 'internal', problem: error instanceof Error ? error.message : String(error) });
}
