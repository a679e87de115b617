import { errorDetail } from '../../../electron/backend/errorDetail.ts';
import { errorMessage } from '../../../shared/messages/errorMessage.ts';
import type { FaultKind } from './faultKind.ts';
import { errors, type FaultyDisk } from './faultyDisk.ts';

/** How a write fails: which error, and whether all later ones do, too. */
export const modes = {
  full: { error: errors.ENOSPC, lasting: 1 },
  broken: { error: errors.EIO, lasting: 0 },
  denied: { error: errors.EACCES, lasting: 0 },
} as const;
export type Mode = keyof typeof modes;

export interface WalkOutcome {
  /** Writes of one piece of the work. */
  readonly writes: number;
  /** Faults that came about. */
  readonly faults: number;
  /** Of these: the work went on and was complete nevertheless. */
  readonly endured: number;
  readonly problems: readonly string[];
}

/**
 * Makes the first write fail, then the second, and so on, each on a disk as it was before; after each looks at what was
 * said, at what is left, and whether the work can then be done.
 *
 * @param every takes only each so manieth write, beginning with the `first`
 */
export async function walk(kind: FaultKind, place: string, disk: Pick<FaultyDisk, 'get' | 'set'>, mode: Mode, { every, first }: { readonly every: number; readonly first: number }): Promise<WalkOutcome> {
  const problems: string[] = [];
  let [faults, endured] = [0, 0];
  await kind.before(place);
  disk.set({ count: 0, at: 0, failed: 0 });
  await kind.work(place, () => undefined);
  const writes = disk.get().count;
  await kind.complete(place);
  for (let at = first; at <= writes; at += every) {
    try {
      const outcome = await oneFault(kind, place, disk, mode, at);
      if (outcome !== 'none') faults += 1;
      if (outcome === 'endured') endured += 1;
    } catch (error) {
      disk.set({ at: 0 });
      faults += 1;
      problems.push(`${mode}, write ${at} of ${writes}: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 1200) : String(error)}`);
    }
  }
  return { writes, faults, endured, problems };
}

async function oneFault(kind: FaultKind, place: string, disk: Pick<FaultyDisk, 'get' | 'set'>, mode: Mode, at: number): Promise<'failed' | 'endured' | 'none'> {
  await kind.before(place);
  const acknowledged: string[] = [];
  disk.set({ count: 0, at, failed: 0, ...modes[mode] });
  let failure: unknown = null;
  try {
    await kind.work(place, (what) => void acknowledged.push(what));
  } catch (error) {
    failure = error;
  }
  const { failed } = disk.get();
  disk.set({ at: 0 });
  if (failure !== null) judge(failure, mode);
  await kind.check(place, acknowledged);
  if (failure !== null) await kind.work(place, () => undefined);
  await kind.complete(place);
  return failed === 0 ? 'none' : failure === null ? 'endured' : 'failed';
}

/** One clear line, and the right one: a full disk is called full. Only SQLite does not say why it could not make or flush a file. */
function judge(failure: unknown, mode: Mode): void {
  const detail = errorDetail(failure);
  const message = errorMessage(detail);
  const untold = detail.code === 'write-failed' && ['SQLITE_CANTOPEN', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC'].includes(detail.cause);
  const right = detail.code === (mode === 'full' ? 'disk-full' : 'write-failed') || untold;
  if (!right || message.includes('\n')) throw new Error(`said: ${message}`, { cause: failure });
}
