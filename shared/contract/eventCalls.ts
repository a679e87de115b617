import { z } from 'zod';
import type { EventLine } from '../archive/eventChain.ts';
import { change, read } from './call.ts';

export const eventCalls = {
  /** The newest events before `beforeSeq`, newest first; `withheld` in a village's window where other branches are in the library, too. */
  'events.list': read<{ readonly count: number; readonly head: string; readonly withheld: boolean; readonly rows: readonly EventLine[] }>()(z.strictObject({ beforeSeq: z.number().int().nullable(), limit: z.number().int().min(1).max(500) })),
  /** Puts back what an event changed by hand, as a new event. */
  'events.undo': change<null>()(z.strictObject({ seq: z.number().int().positive() })),
  /** Works every hash of the chain out again. */
  'events.verify': read<{ readonly intact: boolean; readonly count: number; readonly head: string; readonly brokenAt: number | null }>()(z.strictObject({})),
  /** Looks at the database, the chain and every original's bytes; goes on where an interrupted check was. Returns the job. */
  'library.check': read<{ readonly job: number }>()(z.strictObject({})),
  /** Brings faulty originals back out of a backup, then checks them again. Returns the job. */
  'library.repair': change<{ readonly job: number }>()(z.strictObject({ file: z.string().min(1).max(4096) })),
};
