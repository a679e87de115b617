import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DangheError } from '../../shared/model/errors.ts';
import type { MeasuredRates } from '../../shared/presentation/errorRates.ts';
import { resourceFile } from '../resources.ts';

const FILE = 'assessment/measured.json';
const group = z.object({ records: z.int().min(1), weak: z.int().min(0), moderate: z.int().min(0), strong: z.int().min(0) });
const shape = z.object({ content: z.literal('measured-error-rates'), tableVersion: z.string(), honest: group, backfilled: group, backfilledCleaned: group });

/**
 * The error rates that the last full self-test measured; written by `npm run evaluate`.
 *
 * @throws DangheError `resource-invalid` naming the key and the fault
 */
export function loadMeasuredRates(): MeasuredRates {
  const parsed = shape.safeParse(JSON.parse(readFileSync(resourceFile(FILE), 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DangheError({ code: 'resource-invalid', path: FILE, key: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}
