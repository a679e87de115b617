import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programScript } from '../programScript.ts';
import { settleAll } from './settleAll.ts';

/** Files that a thread is given at one time. */
const PORTION = 64;
/** More threads than this wait for the disk, not for the processor. */
const THREADS = 4;

/**
 * Hashes many files on all cores.
 *
 * @param before waited for before each portion of files; throws to stop
 * @param onHashed called for each file, in no particular order, with its SHA-256 (lower-case hex); `null` where it cannot be read
 */
export async function hashMany(files: readonly Buffer[], before: () => Promise<void>, onHashed: (sha256: string | null, index: number) => void): Promise<void> {
  let next = 0;
  const work = async () => {
    const thread = openThread();
    try {
      for (let start = next; start < files.length; start = next) {
        next += PORTION;
        await before();
        const hashes = await thread.hash(files.slice(start, start + PORTION));
        for (const [index, hash] of hashes.entries()) onHashed(hash, start + index);
      }
    } finally {
      await thread.close();
    }
  };
  const threads = Math.min(THREADS, availableParallelism(), Math.ceil(files.length / PORTION));
  await settleAll(Array.from({ length: threads }, work));
}

type Hashes = readonly (string | null)[];

function openThread() {
  const worker = new Worker(programScript('files/hashThread.ts'), { execArgv: [] });
  let answer = Promise.withResolvers<Hashes>();
  worker.on('message', (hashes: Hashes) => answer.resolve(hashes));
  worker.on('error', (error) => answer.reject(error));
  return {
    hash(files: readonly Buffer[]): Promise<Hashes> {
      answer = Promise.withResolvers();
      worker.postMessage(files);
      return answer.promise;
    },
    close: () => worker.terminate(),
  };
}
