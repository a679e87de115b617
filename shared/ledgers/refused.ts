import { DangheError } from '../model/errors.ts';
import type { Refusal } from '../model/refusal.ts';

/** The error by which a ledger does not take a step: `throw refused({ kind: 'no-evidence' })`. */
export function refused(refusal: Refusal): DangheError {
  return new DangheError({ code: 'refused', refusal });
}
