import { parentPort } from 'node:worker_threads';
import { runCheck } from '../../../shared/report/runCheck.ts';
import { withOwnRules } from '../../../shared/rules/ownRules.ts';
import { parseRulebook } from '../../../shared/rules/rulebook.ts';
import type { Library } from '../../library/library.ts';
import { openFromSnapshot } from '../../library/openLibrary.ts';
import { errorDetail } from '../errorDetail.ts';
import { loadRatioTable } from '../loadRatioTable.ts';
import { townshipFacts } from '../townshipFacts.ts';
import type { CheckAnswer, CheckTask, ToCheck } from './checkInWorker.ts';

/** The thread that runs the rules: takes the library's rows, puts the facts together, answers once, ends. */
const snapshot = openFromSnapshot();
const tell = (answer: CheckAnswer) => parentPort?.postMessage(answer);
parentPort?.on('message', (message: ToCheck) => {
  if ('part' in message) {
    snapshot.take(message.part);
    tell({ ready: true });
  } else {
    void answer(message.task).then((ended) => {
      tell(ended);
      parentPort?.close();
    });
  }
});
tell({ ready: true });

async function answer(task: CheckTask): Promise<CheckAnswer> {
  try {
    const { facts, contents } = factsOf(snapshot.library(), task);
    const { table, basis } = await loadRatioTable();
    const outcome = runCheck(facts, { rulebook: withOwnRules(parseRulebook(task.rules), task.own), table, assessment: basis, contentOf: (path) => contents.get(path) ?? path });
    return { outcome: JSON.stringify(outcome) };
  } catch (error) {
    return { error: errorDetail(error) };
  }
}

/** The rows are let go of before the rules begin. */
function factsOf(library: Library, { scheme, asOf }: CheckTask) {
  const items = library.items.list();
  const facts = townshipFacts(library, scheme, asOf, undefined, items);
  const contents = new Map(items.map(({ path, sha256 }) => [path, sha256 ?? path]));
  library.close();
  return { facts, contents };
}
