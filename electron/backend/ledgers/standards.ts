import { isSettled } from '../../../shared/ledgers/findingDecision.ts';
import { assessStandard, confirmEvidence, declineEvidence, newStandardRecord, reviewStandard, standardKey, type AssessmentResult, type StandardRecord } from '../../../shared/ledgers/standardRecord.ts';
import { standardRows, type StandardRow } from '../../../shared/ledgers/standardsView.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { StandardFact } from '../../../shared/model/facts.ts';
import type { ReportFinding } from '../../../shared/model/report.ts';
import type { StandardPack } from '../../../shared/rules/rulebookShape.ts';
import type { Library } from '../../library/library.ts';
import { evidenceLinks } from './evidenceLinks.ts';
import { signedBy, type Person } from './person.ts';

/** Which standard item of which branch and year. */
export type StandardOf = Pick<StandardRecord, 'pack' | 'standard' | 'branch' | 'year'>;

/**
 * Every standard item of a branch and year with its evidence, proposals, self-assessment and review.
 *
 * @param packs the packs in force (`Rulebook.standards`)
 * @param findings of the latest check, for the number of open doubts
 */
export function standardsOf(library: Library, packs: readonly StandardPack[], branch: string, year: number, findings: readonly ReportFinding[]): readonly StandardRow[] {
  return standardRows(packs, { branch, year }, library.ledgers.entries('standardRecords'), library.items.filedIn(branch), openDoubts(library, findings));
}

/** Confirms items as evidence of a standard item. */
export function confirmStandardEvidence(library: Library, of: StandardOf, itemIds: readonly number[], person: Person): StandardRecord {
  const signed = signedBy(person);
  return put(library, 'standard-evidence', confirmEvidence(recordOf(library, of), evidenceLinks(library, itemIds, signed)), person);
}

/** Takes evidence away, or declines a proposal. */
export function declineStandardEvidence(library: Library, of: StandardOf, itemId: number, person: Person): StandardRecord {
  const [link] = evidenceLinks(library, [itemId], signedBy(person));
  return put(library, 'standard-evidence', declineEvidence(recordOf(library, of), link!), person);
}

/** 自评. */
export function assessStandardItem(library: Library, of: StandardOf, result: AssessmentResult, note: string, person: Person): StandardRecord {
  return put(library, 'standard-assess', assessStandard(recordOf(library, of), result, note, signedBy(person)), person);
}

/** 审核: accepted, or returned with a reason. */
export function reviewStandardItem(library: Library, of: StandardOf, result: 'accepted' | 'returned', reason: string, person: Person): StandardRecord {
  return put(library, 'standard-review', reviewStandard(recordOf(library, of), result, reason, signedBy(person)), person);
}

/** What G401 goes by, by branch. */
export function standardFacts(library: Library): ReadonlyMap<string, readonly StandardFact[]> {
  return Map.groupBy(library.ledgers.list('standardRecords').map(({ branch, pack, standard, year, evidence, assessment }) => ({
    branch, pack, standard, year, paths: evidence.map(({ path }) => path), notApplicable: assessment?.result === 'notApplicable',
  })), ({ branch }) => branch);
}

/** How many undecided doubts are about a file; gaps and hints are none. */
function openDoubts(library: Library, findings: readonly ReportFinding[]): (path: string) => number {
  const decisions = library.ledgers.entries('findingDecisions');
  const counts = new Map<string, number>();
  for (const { key, family, severity, paths } of findings) {
    if (family === 'gap' || severity === 'info' || isSettled(decisions.get(key))) continue;
    for (const path of new Set(paths)) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return (path) => counts.get(path) ?? 0;
}

function recordOf(library: Library, of: StandardOf): StandardRecord {
  if (!library.branches.get(of.branch)) throw new DangheError({ code: 'not-found', what: `支部“${of.branch}”` });
  return library.ledgers.get('standardRecords', standardKey(of)) ?? newStandardRecord(of);
}

function put(library: Library, action: string, record: StandardRecord, person: Person): StandardRecord {
  library.change(action, `${record.branch} ${record.year}年 ${record.standard}`, ({ ledgers }) => ledgers.put('standardRecords', standardKey(record), record), person);
  return record;
}
