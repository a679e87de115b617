import type { Signed } from '../model/signed.ts';
import type { EvidenceLink } from './evidenceLink.ts';
import { refused } from './refused.ts';

/** One standard item of one branch in one year: the evidence a person confirmed, the self-assessment, the review. */
export interface StandardRecord {
  readonly pack: string;
  readonly standard: string;
  readonly branch: string;
  readonly year: number;
  readonly state: StandardState;
  /** Confirmed evidence; the same item may serve several standards. */
  readonly evidence: readonly EvidenceLink[];
  /** SHA-256 of proposals that a person has declined. */
  readonly declined: readonly string[];
  readonly assessment: (Signed & { readonly result: AssessmentResult; readonly note: string }) | null;
  readonly review: (Signed & { readonly result: 'accepted' | 'returned'; readonly reason: string }) | null;
}

/** 未自评 → 已自评 → 审核通过 / 退回 (→ 已自评 …). */
export type StandardState = 'open' | 'assessed' | 'accepted' | 'returned';

/** 达标 / 未达标 / 不适用. */
export type AssessmentResult = 'met' | 'notMet' | 'notApplicable';

export const standardStateLabels: Readonly<Record<StandardState, string>> = { open: '未自评', assessed: '已自评，待审核', accepted: '审核通过', returned: '已退回' };
export const assessmentLabels: Readonly<Record<AssessmentResult, string>> = { met: '达标', notMet: '未达标', notApplicable: '不适用' };

/** What is done to a standard record, from which states, leading where. */
export const standardSteps = {
  assess: { label: '自评', from: ['open', 'assessed', 'returned'], to: 'assessed' },
  accept: { label: '审核通过', from: ['assessed'], to: 'accepted' },
  return: { label: '退回', from: ['assessed', 'accepted'], to: 'returned' },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly from: readonly StandardState[]; readonly to: StandardState }>>;

export type StandardStep = keyof typeof standardSteps;

/** The ledger's key of a standard item for a branch and year. */
export function standardKey({ pack, standard, branch, year }: Pick<StandardRecord, 'pack' | 'standard' | 'branch' | 'year'>): string {
  return [pack, standard, branch, String(year)].join('/');
}

/** A record that nobody has touched yet. */
export function newStandardRecord(of: Pick<StandardRecord, 'pack' | 'standard' | 'branch' | 'year'>): StandardRecord {
  return { ...of, state: 'open', evidence: [], declined: [], assessment: null, review: null };
}

/**
 * Confirms evidence, several at once; what was confirmed or declined before changes over.
 *
 * @throws DangheError `refused`: `wrong-state` after acceptance, `unchanged`
 */
export function confirmEvidence(record: StandardRecord, links: readonly EvidenceLink[]): StandardRecord {
  const known = new Set(record.evidence.map(({ itemId }) => itemId));
  const fresh = links.filter(({ itemId }) => !known.has(itemId));
  if (fresh.length === 0) throw refused({ kind: 'unchanged' });
  const contents = new Set(fresh.map(({ sha256 }) => sha256));
  return { ...editable(record), evidence: [...record.evidence, ...fresh], declined: record.declined.filter((sha256) => !contents.has(sha256)) };
}

/** Takes evidence away again, or declines a proposal: it is not proposed any more. */
export function declineEvidence(record: StandardRecord, item: Pick<EvidenceLink, 'itemId' | 'sha256'>): StandardRecord {
  const declined = record.declined.includes(item.sha256) ? record.declined : [...record.declined, item.sha256];
  return { ...editable(record), evidence: record.evidence.filter(({ itemId }) => itemId !== item.itemId), declined };
}

/**
 * Self-assessment; `met` needs confirmed evidence.
 *
 * @throws DangheError `refused`
 */
export function assessStandard(record: StandardRecord, result: AssessmentResult, note: string, signed: Signed): StandardRecord {
  if (result === 'met' && record.evidence.length === 0) throw refused({ kind: 'missing', what: 'evidence' });
  if (result === 'notApplicable' && note.trim() === '') throw refused({ kind: 'missing', what: 'reason' });
  return { ...stepped(record, 'assess'), assessment: { result, note: note.trim(), ...signed } };
}

/** Review by the township: accepted, or returned with a reason. */
export function reviewStandard(record: StandardRecord, result: 'accepted' | 'returned', reason: string, signed: Signed): StandardRecord {
  if (result === 'returned' && reason.trim() === '') throw refused({ kind: 'missing', what: 'reason' });
  return { ...stepped(record, result === 'accepted' ? 'accept' : 'return'), review: { result, reason: reason.trim(), ...signed } };
}

/** Accepted evidence stays as it was accepted; a return opens it again. */
function editable(record: StandardRecord): StandardRecord {
  if (record.state === 'accepted') throw refused({ kind: 'wrong-state', state: standardStateLabels.accepted, step: '改动印证材料' });
  return record;
}

function stepped(record: StandardRecord, step: StandardStep): StandardRecord {
  const { label, from, to } = standardSteps[step];
  if (!(from as readonly StandardState[]).includes(record.state)) throw refused({ kind: 'wrong-state', state: standardStateLabels[record.state], step: label });
  return { ...record, state: to };
}
