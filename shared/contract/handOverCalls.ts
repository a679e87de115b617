import { z } from 'zod';
import { change, read } from './call.ts';

/** A hand-over that was taken in: a village's file, or another unit's bundle. */
export interface TakenIn {
  /** Of a bundle: whose it is. What it brought stays that unit's own. */
  readonly township?: string;
  readonly branches: readonly string[];
  readonly at: string;
  readonly by: string;
  /** Files that were new, and those that were here already. */
  readonly files: number;
  readonly already: number;
  /** Its event chain as it stood. */
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
  /**
   * Takes a village's file, another unit's bundle (an encrypted one with its password), or every bundle that lies in a folder into the open library; `township`
   * names the unit of a bundle that does not say it itself, or that should be called otherwise. Returns the job.
   */
  'handOver.takeIn': change<{ readonly job: number }>()(z.strictObject({ file, township: z.string().max(40).optional(), password: z.string().max(200).optional() })),
  'handOver.list': read<readonly TakenIn[]>()(z.strictObject({})),
};
