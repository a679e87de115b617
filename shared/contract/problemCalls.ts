import { z } from 'zod';
import { change, read } from './call.ts';

export const problemCalls = {
  /** What support needs to know, without names, titles, texts or paths; shown to the person before anything is done with it. */
  'problem.report': read<{ readonly text: string }>()(z.strictObject({})),
  'problem.save': change<null>()(z.strictObject({ file: z.string().min(1).max(4096), text: z.string().max(200_000) })),
};
