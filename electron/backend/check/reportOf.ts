import { withDecisions } from '../../../shared/ledgers/findingDecision.ts';
import type { ListedItem, ScreenReport } from '../../../shared/model/report.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { buildReport } from '../../../shared/report/buildReport.ts';
import type { Library } from '../../library/library.ts';
import { clock } from '../clock.ts';
import { findingDecisions } from '../ledgers/decideFindings.ts';
import { reportLedgers } from '../ledgers/reportLedgers.ts';
import { ownRules } from '../resourceOverrides.ts';
import { townshipName } from '../settings.ts';
import type { KeptCheck } from './storedCheck.ts';

/**
 * The report on a whole library from a check made earlier: items, decisions and ledgers as they stand now, findings as the
 * check found them. Of the items only what screens go by; `item.get` has the rest.
 */
export function reportOf(library: Library, scheme: Scheme, version: string, { events, outcome }: KeptCheck, items: readonly ListedItem[]): ScreenReport {
  const decisions = findingDecisions(library);
  return buildReport({
    version,
    asOf: outcome.asOf,
    generatedAt: clock.now(),
    run: { events },
    township: townshipName(library),
    scheme,
    branches: outcome.branches.map((branch) => ({ ...branch, fonds: library.branches.get(branch.name)?.fonds ?? '' })),
    items,
    findings: withDecisions(outcome.findings, decisions),
    records: outcome.records,
    assessment: outcome.assessment,
    sensitivity: ownRules(library).sensitivity,
    coverage: outcome.coverage,
    cases: outcome.cases,
    ledgers: reportLedgers(library, decisions, outcome.findings, () => true, new Set(items.map(({ path }) => path))),
  });
}
