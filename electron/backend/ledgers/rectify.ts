import type { EvidenceLink } from '../../../shared/ledgers/evidenceLink.ts';
import { isSettled } from '../../../shared/ledgers/findingDecision.ts';
import { rectificationSteps, type Rectification, type RectificationDetails, type RectificationStep } from '../../../shared/ledgers/rectification.ts';
import { addRectificationEvidence, editRectification, nextRectificationId, registerRectification, removeRectificationEvidence, takeStep, type EvidenceState, type StepInput } from '../../../shared/ledgers/rectificationSteps.ts';
import { addDays, yearOf } from '../../../shared/model/calendarDate.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { ReportFinding } from '../../../shared/model/report.ts';
import type { Library } from '../../library/library.ts';
import { evidenceLinks } from './evidenceLinks.ts';
import { signedBy, type Person } from './person.ts';

/** Days after closing at which to look back, where nobody names a day. */
const LOOK_BACK_DAYS = 90;

/** Every entry of 整改销号, by number. */
export function rectifications(library: Library): readonly Rectification[] {
  return library.ledgers.list('rectifications');
}

/** Enters a problem by hand. */
export function registerProblem(library: Library, details: RectificationDetails, person: Person): Rectification {
  const signed = signedBy(person);
  const id = nextRectificationId(library.ledgers.entries('rectifications').keys(), yearOf(signed.on));
  return put(library, 'register-rectification', registerRectification(id, details, null, signed), person);
}

/** Corrects or fills in details of an open entry. */
export function editProblem(library: Library, id: string, changes: Partial<RectificationDetails>, person: Person): Rectification {
  return put(library, 'edit-rectification', editRectification(entryOf(library, id), changes, signedBy(person)), person);
}

/** Ties items of the library to an entry as evidence. */
export function addRectificationItems(library: Library, id: string, itemIds: readonly number[], person: Person): Rectification {
  const signed = signedBy(person);
  return put(library, 'rectification-evidence', addRectificationEvidence(entryOf(library, id), evidenceLinks(library, itemIds, signed), signed), person);
}

export function removeRectificationItem(library: Library, id: string, itemId: number, person: Person): Rectification {
  return put(library, 'rectification-evidence', removeRectificationEvidence(entryOf(library, id), itemId, signedBy(person)), person);
}

/**
 * Takes a step: 认领, 开始整改, 申请销号, 核验, 退回, 销号, 回头看, 重新整改, 撤销登记.
 *
 * @param findings of the latest check: evidence that an undecided doubt is about does not close anything
 * @throws DangheError `refused`, `not-found`
 */
export function takeRectificationStep(library: Library, id: string, step: RectificationStep, input: StepInput, findings: readonly ReportFinding[], person: Person): Rectification {
  const signed = signedBy(person);
  const complete: StepInput = step === 'close' ? { ...input, lookBackOn: input.lookBackOn ?? addDays(signed.on, LOOK_BACK_DAYS) } : input;
  const entry = entryOf(library, id);
  const next = takeStep(entry, step, complete, signed, () => evidenceStates(library, entry.evidence, findings));
  return put(library, `rectification-${step}`, next, person, rectificationSteps[step].label);
}

/** Whether each piece of evidence is filed, and which doubts stand open about it; hints (`info`) and gaps are no doubts. */
function evidenceStates(library: Library, evidence: readonly EvidenceLink[], findings: readonly ReportFinding[]): readonly EvidenceState[] {
  const paths = new Set(evidence.map(({ path }) => path));
  const open = findings.filter((finding) => finding.family !== 'gap' && finding.severity !== 'info' && finding.paths.some((path) => paths.has(path)) && !isSettled(library.ledgers.get('findingDecisions', finding.key)));
  return evidence.map(({ itemId, path, sha256 }) => {
    const item = library.items.get(itemId);
    // Other bytes under the same path are another paper.
    const filed = item?.status === 'filed' && item.sha256 === sha256;
    return { path, filed, openDoubts: open.filter((finding) => finding.paths.includes(path)).map(({ title }) => title) };
  });
}

function entryOf(library: Library, id: string): Rectification {
  const entry = library.ledgers.get('rectifications', id);
  if (!entry) throw new DangheError({ code: 'not-found', what: `整改事项 ${id}` });
  return entry;
}

function put(library: Library, action: string, entry: Rectification, person: Person, label?: string): Rectification {
  library.change(action, [entry.id, label, entry.problem].filter(Boolean).join(' '), ({ ledgers }) => ledgers.put('rectifications', entry.id, entry), person);
  return entry;
}
