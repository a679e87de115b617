import { runCheck } from '../../../shared/report/runCheck.ts';
import { withOwnRules } from '../../../shared/rules/ownRules.ts';
import { parseRulebook } from '../../../shared/rules/rulebook.ts';
import type { Library } from '../../library/library.ts';
import { loadRatioTable } from '../loadRatioTable.ts';
import { workOnSnapshot } from '../threads/workOnSnapshot.ts';
import { townshipFacts } from '../townshipFacts.ts';
import type { CheckTask } from './checkInThread.ts';

/** The thread that runs the rules: puts the facts together from the library's rows and answers with a `CheckOutcome`. */
workOnSnapshot(async (library, given) => {
  // The backend itself gave it.
  const task = given as CheckTask;
  const { facts, contents } = factsOf(library, task);
  const { table, basis } = await loadRatioTable();
  return runCheck(facts, { rulebook: withOwnRules(parseRulebook(task.rules), task.own), table, assessment: basis, contentOf: (path) => contents.get(path) ?? path });
});

/** The rows are let go of before the rules begin. */
function factsOf(library: Library, { scheme, asOf }: CheckTask) {
  const items = library.items.list();
  const facts = townshipFacts(library, scheme, asOf, undefined, items);
  const contents = new Map(items.map(({ path, sha256 }) => [path, sha256 ?? path]));
  library.close();
  return { facts, contents };
}
