import { parentPort, workerData } from 'node:worker_threads';
import { runCheck } from '../../../shared/report/runCheck.ts';
import { errorDetail } from '../app/errorDetail.ts';
import { loadCheckBasis } from './checkBasis.ts';
import type { CheckAnswer, CheckTask } from './checkInWorker.ts';

/** The thread that runs the rules: takes the facts it was started with, answers once, ends. */
const { facts, contents } = workerData as CheckTask;
parentPort?.postMessage(await answer());

async function answer(): Promise<CheckAnswer> {
  try {
    return { outcome: JSON.stringify(runCheck(facts, await loadCheckBasis(contents))) };
  } catch (error) {
    return { error: errorDetail(error) };
  }
}
