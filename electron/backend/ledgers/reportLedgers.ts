import { formerDecisions } from '../../../shared/ledgers/findingDecision.ts';
import type { FindingDecision } from '../../../shared/model/decision.ts';
import type { ReportFinding, ReportLedgers } from '../../../shared/model/report.ts';
import type { Library } from '../../library/library.ts';

/**
 * The ledgers as they go into a report.
 *
 * @param findings every finding of the check, selected or not
 * @param inSelection which branches are reported
 * @param paths the items that are reported
 */
export function reportLedgers(library: Library, decisions: ReadonlyMap<string, FindingDecision>, findings: readonly ReportFinding[], inSelection: (branch: string | null) => boolean, paths: ReadonlySet<string>): ReportLedgers {
  return {
    rectifications: library.ledgers.list('rectifications').filter(({ branch }) => inSelection(branch)),
    standardRecords: library.ledgers.list('standardRecords').filter(({ branch }) => inSelection(branch)),
    lateRecordNotes: library.ledgers.list('lateRecordNotes').filter(({ path }) => paths.has(path)),
    formerDecisions: formerDecisions(decisions, findings).filter(({ about }) => inSelection(about.branch)),
  };
}
