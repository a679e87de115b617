import { withDecisions } from '../../../shared/ledgers/findingDecision.ts';
import { lateRecordSentence } from '../../../shared/ledgers/lateRecordNote.ts';
import type { Report } from '../../../shared/model/report.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { buildReport } from '../../../shared/report/buildReport.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';
import { clock } from '../clock.ts';
import { findingDecisions } from '../ledgers/decideFindings.ts';
import { reportLedgers } from '../ledgers/reportLedgers.ts';
import { reportItem } from '../libraryReport.ts';
import { ownRules } from '../resourceOverrides.ts';
import { townshipName } from '../settings.ts';
import type { KeptCheck } from './storedCheck.ts';

/**
 * The report on a whole library from a check made earlier: items, decisions and ledgers as they stand now, findings as the
 * check found them. The fields read out of the files are left out; `item.get` has them.
 */
export function reportOf(library: Library, scheme: Scheme, version: string, { events, outcome }: KeptCheck, items: readonly LibraryItem[]): Report {
  const index = schemeIndex(scheme);
  const decisions = findingDecisions(library);
  const notes = Map.groupBy(library.ledgers.list('lateRecordNotes'), ({ itemId }) => itemId);
  return buildReport({
    version,
    asOf: outcome.asOf,
    generatedAt: clock.now(),
    run: { events },
    township: townshipName(library),
    scheme,
    branches: outcome.branches.map((branch) => ({ ...branch, fonds: library.branches.get(branch.name)?.fonds ?? '' })),
    items: items.map((item) => {
      const own = notes.get(item.id);
      return { ...reportItem(item, [], index), ...(own ? { lateRecord: own.map(lateRecordSentence) } : {}) };
    }),
    findings: withDecisions(outcome.findings, decisions),
    records: outcome.records,
    assessment: outcome.assessment,
    sensitivity: ownRules(library).sensitivity,
    coverage: outcome.coverage,
    cases: outcome.cases,
    ledgers: reportLedgers(library, decisions, outcome.findings, () => true, new Set(items.map(({ path }) => path))),
  });
}

