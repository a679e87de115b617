import { parentPort } from 'node:worker_threads';
import type { Library } from '../../library/library.ts';
import { openFromSnapshot } from '../../library/openLibrary.ts';
import { errorDetail } from '../errorDetail.ts';
import type { FromThread, ToThread } from './workInThread.ts';

/**
 * In the thread: takes the library's rows, does the work, answers once, ends.
 *
 * @param work what comes of it crosses as JSON; it may close the library, whose rows take memory
 */
export function workOnSnapshot(work: (library: Library, task: unknown) => unknown): void {
  const snapshot = openFromSnapshot();
  const tell = (answer: FromThread) => parentPort?.postMessage(answer);
  parentPort?.on('message', (message: ToThread<unknown>) => {
    if ('part' in message) {
      snapshot.take(message.part);
      tell({ ready: true });
    } else {
      void answerOf(() => work(snapshot.library(), message.task)).then((answer) => {
        tell(answer);
        parentPort?.close();
      });
    }
  });
  tell({ ready: true });
}

async function answerOf(work: () => unknown): Promise<FromThread> {
  try {
    return { outcome: JSON.stringify(await work()) };
  } catch (error) {
    return { error: errorDetail(error) };
  }
}
