import { decidedFinding, decisionOn, decisionOutcomes, type DecisionInput } from '../../../shared/ledgers/findingDecision.ts';
import type { Rectification, RectificationDetails } from '../../../shared/ledgers/rectification.ts';
import { nextRectificationId, registerRectification } from '../../../shared/ledgers/rectificationSteps.ts';
import { yearOf } from '../../../shared/model/calendarDate.ts';
import type { FindingDecision } from '../../../shared/model/decision.ts';
import type { ReportFinding } from '../../../shared/model/report.ts';
import type { Signed } from '../../../shared/model/signed.ts';
import { familyLabel } from '../../../shared/presentation/labels.ts';
import type { HistoryEntry } from '../../library/events.ts';
import type { Library } from '../../library/library.ts';
import { signedBy, type Person } from './person.ts';

/**
 * A person decides about one or several findings of the latest check; 转整改 opens an entry of 整改销号 for each that has
 * none yet. One event.
 *
 * @returns the decisions as they stand now, in the order of the findings
 * @throws DangheError `refused`
 */
export function decideFindings(library: Library, findings: readonly ReportFinding[], input: DecisionInput, person: Person): readonly FindingDecision[] {
  const signed = signedBy(person);
  const titles = [...new Set(findings.map(({ title }) => title))];
  const what = `${decisionOutcomes[input.outcome].label}：${titles.slice(0, 3).join('、')}${titles.length > 3 ? `等 ${findings.length} 条` : ''}`;
  return library.change('decide-finding', what, ({ ledgers }) => {
    const taken = new Set(library.ledgers.entries('rectifications').keys());
    return findings.map((finding) => {
      const before = library.ledgers.get('findingDecisions', finding.key);
      const decision = decisionOn(finding, input, signed, before);
      const opens = input.outcome === 'rectify' && decision.rectification === undefined;
      const entry = opens ? registerRectification(nextRectificationId(taken, yearOf(signed.on)), detailsOf(finding, signed), { ...decidedFinding(finding), key: finding.key }, signed) : null;
      if (entry) {
        taken.add(entry.id);
        ledgers.put('rectifications', entry.id, entry);
      }
      const complete = entry ? { ...decision, rectification: entry.id } : decision;
      ledgers.put('findingDecisions', finding.key, complete);
      return complete;
    });
  }, person);
}

/** Every decision that stands, by the finding's key. */
export function findingDecisions(library: Library): ReadonlyMap<string, FindingDecision> {
  return library.ledgers.entries('findingDecisions');
}

/** How a finding was decided over time, oldest first. */
export function decisionHistory(library: Library, key: string): readonly HistoryEntry[] {
  return library.events.history('findingDecisions', key);
}

/** The details that a finding already answers; the rest is for people. */
function detailsOf(finding: ReportFinding, { on }: Signed): RectificationDetails {
  return {
    branch: finding.branch, source: '自查', raisedOn: on, category: familyLabel(finding.family), problem: finding.title, basis: finding.basis, goal: finding.clearedBy, measures: '',
    leader: '', unit: finding.branch ?? '', responsible: '', dueOn: null, note: '',
  };
}

/** The entry of 整改销号 that a finding was handed to; `null` where it was not. */
export function rectificationOf(library: Library, finding: Pick<ReportFinding, 'key'>): Rectification | null {
  const id = library.ledgers.get('findingDecisions', finding.key)?.rectification;
  return id === undefined ? null : library.ledgers.get('rectifications', id);
}
