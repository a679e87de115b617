import { loadRulebook } from '../../electron/backend/resourceOverrides.ts';
import { loadScheme } from '../../electron/backend/loadData.ts';
import { openExistingLibrary } from '../../electron/backend/openExistingLibrary.ts';
import { townshipFacts } from '../../electron/backend/townshipFacts.ts';
import { coverageOf } from '../../shared/rules/coverage.ts';
import { ruleRegistry } from '../../shared/rules/registry.ts';
import { ruleContext } from '../../shared/rules/rule.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';

/** What the parts of a check cost, in seconds: gathering the facts, then each family of rules by its letter and first digit. */
export async function ruleCosts(libraryFolder: string, asOf: CalendarDate): Promise<ReadonlyMap<string, number>> {
  const [scheme, rulebook] = [await loadScheme(), await loadRulebook()];
  return openExistingLibrary(libraryFolder, (library) => {
    const costs = new Map<string, number>();
    const timed = <Result>(part: string, action: () => Result): Result => {
      const start = performance.now();
      const result = action();
      costs.set(part, (costs.get(part) ?? 0) + (performance.now() - start) / 1000);
      return result;
    };
    const facts = timed('取出事实', () => townshipFacts(library, scheme, asOf));
    const context = timed('各规则共用的准备', () => ruleContext(facts, rulebook, coverageOf(facts, rulebook)));
    for (const rule of ruleRegistry.values()) {
      if (rulebook.catalogue.get(rule.code)?.enabled === true) timed(`${rule.code.slice(0, 2)}×× 类规则`, () => rule.check(context));
    }
    return Promise.resolve(costs);
  });
}
