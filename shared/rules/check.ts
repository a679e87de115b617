import type { TownshipFacts } from '../model/facts.ts';
import type { ReportFinding } from '../model/report.ts';
import { coverageOf } from './coverage.ts';
import { giveIds } from './findingId.ts';
import { ruleRegistry } from './registry.ts';
import type { Rulebook } from './rulebook.ts';
import { ruleContext, type RuleContext } from './rule.ts';

/**
 * Runs every enabled rule over a township. Same facts and rulebook, same findings in the same order with the same ids.
 *
 * @returns findings by branch, then rule, period or date, and path
 */
export function checkTownship(facts: TownshipFacts, rulebook: Rulebook): readonly ReportFinding[] {
  return runRules(ruleContext(facts, rulebook, coverageOf(facts, rulebook)));
}

/** The same over what was worked out already, for callers that need coverage and cases besides; `contentOf` as `giveIds` takes it. */
export function runRules(context: RuleContext, contentOf?: (path: string) => string): readonly ReportFinding[] {
  const drafts = [...ruleRegistry.values()].filter(({ code }) => context.rulebook.catalogue.get(code)?.enabled === true).flatMap((rule) => rule.check(context));
  const origins = new Map(context.facts.branches.flatMap(({ name, origin }) => (origin ? [[name, origin] as const] : [])));
  return giveIds(drafts, contentOf, (branch) => origins.get(branch));
}
