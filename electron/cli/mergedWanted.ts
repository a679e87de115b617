import { DangheError } from '../../shared/model/errors.ts';
import { mergedNotRedacted } from '../../shared/presentation/redactionText.ts';
import type { Arguments } from './readArguments.ts';

/**
 * Whether `--merged-pdf` was given.
 *
 * @throws DangheError `usage` where `--redact` was too
 */
export function mergedWanted(options: Arguments): boolean {
  const wanted = options.has('merged-pdf');
  if (wanted && options.has('redact')) throw new DangheError({ code: 'usage', problem: mergedNotRedacted });
  return wanted;
}
