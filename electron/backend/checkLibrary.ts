import { caseStates } from '../../shared/development/caseState.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { DevelopmentCase } from '../../shared/model/development.ts';
import type { TownshipFacts } from '../../shared/model/facts.ts';
import type { Coverage, ReportFinding } from '../../shared/model/report.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { withoutNowhere } from '../../shared/report/withoutNowhere.ts';
import { runRules } from '../../shared/rules/check.ts';
import { coverageOf } from '../../shared/rules/coverage.ts';
import { ruleContext } from '../../shared/rules/rule.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import type { recordsByItem } from './recordsByItem.ts';
import { libraryRulebook } from './resourceOverrides.ts';
import { townshipFacts } from './townshipFacts.ts';

export interface CheckResult {
  readonly facts: TownshipFacts;
  readonly findings: readonly ReportFinding[];
  readonly coverage: readonly Coverage[];
  readonly cases: readonly DevelopmentCase[];
}

/** Runs every check over what is filed, as of one day. Reads the library, changes nothing. */
export async function checkLibrary(library: Library, scheme: Scheme, asOf: CalendarDate, records: ReturnType<typeof recordsByItem>, items: readonly LibraryItem[]): Promise<CheckResult> {
  const rulebook = await libraryRulebook(library);
  const facts = townshipFacts(library, scheme, asOf, records, items);
  const context = ruleContext(facts, rulebook, coverageOf(facts, rulebook));
  const contents = new Map(items.map(({ path, sha256 }) => [path, sha256 ?? path]));
  const findings = runRules(context, (path) => contents.get(path) ?? path).map(withoutNowhere);
  return { facts, findings, coverage: context.coverage, cases: caseStates(context.cases, findings, rulebook) };
}
