import type { CalendarDate } from '../model/calendarDate.ts';
import type { DecidedFinding } from '../model/decision.ts';
import type { Signed } from '../model/signed.ts';
import type { EvidenceLink } from './evidenceLink.ts';
import { isOpen, rectificationStateLabels, rectificationSteps, type Rectification, type RectificationDetails, type RectificationState, type RectificationStep, type TakenStep } from './rectification.ts';
import { refused } from './refused.ts';

/** What is known of a piece of evidence when a step is taken: whether it is filed, and the doubts that stand open about it. */
export interface EvidenceState {
  readonly path: string;
  readonly filed: boolean;
  readonly openDoubts: readonly string[];
}

/** What comes with a step besides who takes it. */
export interface StepInput {
  /** The opinion, the reason; may be empty where the step needs none. */
  readonly text: string;
  /** For `close`: when to look back. */
  readonly lookBackOn?: CalendarDate;
}

/** @throws DangheError `refused`: `missing` without a problem, `date-order` where it would be due before it was raised */
export function registerRectification(id: string, details: RectificationDetails, finding: (DecidedFinding & { readonly key: string }) | null, signed: Signed): Rectification {
  const checked = checkedDetails(details);
  return { ...checked, id, state: 'registered', finding, evidence: [], steps: [{ ...signed, step: 'register', text: '' }], lookBackOn: null };
}

/**
 * Takes a step of the state machine.
 *
 * @param evidence the state of each piece of evidence; asked for only where the step needs it
 * @throws DangheError `refused`: `wrong-state`, `missing`, `no-evidence`, `evidence-not-filed`, `open-doubts`, `date-order`
 */
export function takeStep(entry: Rectification, step: RectificationStep, input: StepInput, signed: Signed, evidence: () => readonly EvidenceState[]): Rectification {
  const rule = rectificationSteps[step];
  if (!(rule.from as readonly RectificationState[]).includes(entry.state)) throw refused({ kind: 'wrong-state', state: rectificationStateLabels[entry.state], step: rule.label });
  for (const part of rule.needs) if (entry[part] === null || entry[part] === '') throw refused({ kind: 'missing', what: part });
  const text = input.text.trim();
  if (rule.text !== null && text === '') throw refused({ kind: 'missing', what: rule.text });
  if (rule.evidence) refuseWeakEvidence(evidence());
  const lookBackOn = step === 'close' ? (input.lookBackOn ?? null) : step === 'reopen' ? null : entry.lookBackOn;
  if (step === 'close' && lookBackOn !== null && lookBackOn < signed.on) throw refused({ kind: 'date-order', what: '回头看日期', earliest: signed.on });
  return { ...entry, state: rule.to, lookBackOn, steps: [...entry.steps, { ...signed, step, text }] };
}

/** Corrects details while the entry is open. */
export function editRectification(entry: Rectification, changes: Partial<RectificationDetails>, signed: Signed): Rectification {
  refuseClosed(entry, '修改');
  return stepped({ ...entry, ...checkedDetails({ ...entry, ...changes }) }, 'edit', Object.keys(changes).sort().join(' '), signed);
}

/** Ties evidence to the entry; what is tied already is passed over. */
export function addRectificationEvidence(entry: Rectification, links: readonly EvidenceLink[], signed: Signed): Rectification {
  refuseClosed(entry, '关联材料');
  const known = new Set(entry.evidence.map(({ itemId }) => itemId));
  const fresh = links.filter(({ itemId }) => !known.has(itemId));
  if (fresh.length === 0) throw refused({ kind: 'unchanged' });
  return stepped({ ...entry, evidence: [...entry.evidence, ...fresh] }, 'addEvidence', fresh.map(({ path }) => path).join('、'), signed);
}

export function removeRectificationEvidence(entry: Rectification, itemId: number, signed: Signed): Rectification {
  refuseClosed(entry, '取消关联');
  const link = entry.evidence.find((one) => one.itemId === itemId);
  if (!link) throw refused({ kind: 'unchanged' });
  return stepped({ ...entry, evidence: entry.evidence.filter((one) => one !== link) }, 'removeEvidence', link.path, signed);
}

/** The next free number of a year: `2026-007`. */
export function nextRectificationId(taken: Iterable<string>, year: number): string {
  const numbers = [...taken].flatMap((id) => (id.startsWith(`${year}-`) ? [Number(id.slice(5))] : []));
  return `${year}-${String(numbers.reduce((most, number) => Math.max(most, number), 0) + 1).padStart(3, '0')}`;
}

/** The newest step of a kind; `null` where it was never taken. A reopened entry's earlier closing no longer counts. */
export function lastStep(entry: Rectification, step: TakenStep['step']): TakenStep | null {
  const since = entry.steps.findLastIndex((one) => one.step === 'reopen');
  return entry.steps.slice(since + 1).findLast((one) => one.step === step) ?? null;
}

function refuseWeakEvidence(evidence: readonly EvidenceState[]): void {
  if (evidence.length === 0) throw refused({ kind: 'no-evidence' });
  const unfiled = evidence.filter(({ filed }) => !filed).map(({ path }) => path);
  if (unfiled.length > 0) throw refused({ kind: 'evidence-not-filed', paths: unfiled });
  const open = [...new Set(evidence.flatMap(({ openDoubts }) => openDoubts))];
  if (open.length > 0) throw refused({ kind: 'open-doubts', count: open.length, titles: open.slice(0, 3) });
}

function refuseClosed(entry: Rectification, step: string): void {
  if (!isOpen(entry.state)) throw refused({ kind: 'wrong-state', state: rectificationStateLabels[entry.state], step });
}

/** Only the details, trimmed, and in order. */
function checkedDetails({ branch, source, raisedOn, category, problem, basis, goal, measures, leader, unit, responsible, dueOn, note }: RectificationDetails): RectificationDetails {
  if (problem.trim() === '') throw refused({ kind: 'missing', what: 'problem' });
  if (dueOn !== null && dueOn < raisedOn) throw refused({ kind: 'date-order', what: '整改时限', earliest: raisedOn });
  const texts = { source, category, problem, basis, goal, measures, leader, unit, responsible, note };
  const trimmed = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text.trim()])) as typeof texts;
  return { branch, raisedOn, dueOn, ...trimmed };
}

function stepped(entry: Rectification, step: TakenStep['step'], text: string, signed: Signed): Rectification {
  return { ...entry, steps: [...entry.steps, { ...signed, step, text }] };
}
