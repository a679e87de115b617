import { z } from 'zod';
import { change, read } from './call.ts';

/** A hand-over that was taken in. */
export interface TakenIn {
  readonly branches: readonly string[];
  readonly at: string;
  readonly by: string;
  /** Files that were new, and those that were here already. */
  readonly files: number;
  readonly already: number;
  /** The village's event chain as it stood. */
  readonly events: number;
  readonly head: string;
  /** Decisions and ledger entries that came along. */
  readonly entries: number;
  /** What stands differently on both sides; what stands here was kept. */
  readonly conflicts: readonly string[];
}

const file = z.string().min(1).max(4096);

export const handOverCalls = {
  /** Writes the village's whole library into one file; returns the job. */
  'handOver.write': read<{ readonly job: number }>()(z.strictObject({ file })),
  /** Takes a village's file into the open library; returns the job. */
  'handOver.takeIn': change<{ readonly job: number }>()(z.strictObject({ file })),
  'handOver.list': read<readonly TakenIn[]>()(z.strictObject({})),
};
