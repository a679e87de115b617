import { parentPort, workerData } from 'node:worker_threads';
import { runCheck } from '../../../shared/report/runCheck.ts';
import { withOwnRules } from '../../../shared/rules/ownRules.ts';
import { parseRulebook } from '../../../shared/rules/rulebook.ts';
import { errorDetail } from '../errorDetail.ts';
import { loadRatioTable } from '../loadRatioTable.ts';
import type { CheckAnswer, CheckTask } from './checkInWorker.ts';

/** The thread that runs the rules: takes the facts it was started with, answers once, ends. */
const { facts, contents, rules, own } = workerData as CheckTask;
parentPort?.postMessage(await answer());

async function answer(): Promise<CheckAnswer> {
  try {
    const { table, basis } = await loadRatioTable();
    const outcome = runCheck(facts, { rulebook: withOwnRules(parseRulebook(rules), own), table, assessment: basis, contentOf: (path) => contents.get(path) ?? path });
    return { outcome: JSON.stringify(outcome) };
  } catch (error) {
    return { error: errorDetail(error) };
  }
}
