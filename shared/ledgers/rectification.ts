import type { CalendarDate } from '../model/calendarDate.ts';
import type { DecidedFinding } from '../model/decision.ts';
import type { Signed } from '../model/signed.ts';
import type { EvidenceLink } from './evidenceLink.ts';

/** One entry of 整改销号 (domain.md §6.3): a problem, who puts it right by when, with what evidence, and every step taken. */
export interface Rectification extends RectificationDetails {
  /** `2026-001`: the year it was registered and a running number. */
  readonly id: string;
  readonly state: RectificationState;
  /** The finding it came from; `null` where it was entered by hand. */
  readonly finding: (DecidedFinding & { readonly key: string }) | null;
  readonly evidence: readonly EvidenceLink[];
  /** Oldest first; never shortened. */
  readonly steps: readonly TakenStep[];
  /** When to look back, set on closing. */
  readonly lookBackOn: CalendarDate | null;
}

/** What people fill in and may correct while it is open. */
export interface RectificationDetails {
  readonly branch: string | null;
  /** 自查 / 督查 / 巡察 / 考核 …. */
  readonly source: string;
  /** 反馈时间. */
  readonly raisedOn: CalendarDate;
  readonly category: string;
  readonly problem: string;
  /** 涉及标准项或条款. */
  readonly basis: string;
  readonly goal: string;
  readonly measures: string;
  /** 牵头领导. */
  readonly leader: string;
  /** 责任单位. */
  readonly unit: string;
  readonly responsible: string;
  readonly dueOn: CalendarDate | null;
  readonly note: string;
}

/** 登记 → 认领 → 整改中 → 申请销号 → 核验通过 → 销号 → 回头看; 撤销登记 for what was entered in error. */
export type RectificationState = 'registered' | 'claimed' | 'inHand' | 'closeRequested' | 'verified' | 'closed' | 'lookedBack' | 'withdrawn';

export const rectificationStateLabels: Readonly<Record<RectificationState, string>> = {
  registered: '已登记',
  claimed: '已认领',
  inHand: '整改中',
  closeRequested: '申请销号',
  verified: '核验通过',
  closed: '已销号',
  lookedBack: '已回头看',
  withdrawn: '已撤销登记',
};

export type RectificationStep = keyof typeof rectificationSteps;

export interface TakenStep extends Signed {
  readonly step: RectificationStep | 'register' | 'edit' | 'addEvidence' | 'removeEvidence';
  readonly text: string;
}

/** The state machine: what may be done from where, where it leads, and what it cannot do without. */
export const rectificationSteps = {
  claim: { label: '认领', from: ['registered'], to: 'claimed', needs: ['responsible', 'dueOn'], text: null, evidence: false },
  start: { label: '开始整改', from: ['claimed'], to: 'inHand', needs: ['measures'], text: null, evidence: false },
  requestClose: { label: '申请销号', from: ['inHand'], to: 'closeRequested', needs: [], text: null, evidence: true },
  accept: { label: '核验通过', from: ['closeRequested'], to: 'verified', needs: [], text: 'opinion', evidence: true },
  return: { label: '退回', from: ['closeRequested', 'verified'], to: 'inHand', needs: [], text: 'reason', evidence: false },
  close: { label: '销号', from: ['verified'], to: 'closed', needs: [], text: null, evidence: true },
  lookBack: { label: '回头看', from: ['closed', 'lookedBack'], to: 'lookedBack', needs: [], text: 'opinion', evidence: false },
  reopen: { label: '重新整改', from: ['closed', 'lookedBack'], to: 'inHand', needs: [], text: 'reason', evidence: false },
  withdraw: { label: '撤销登记', from: ['registered', 'claimed'], to: 'withdrawn', needs: [], text: 'reason', evidence: false },
} as const satisfies Readonly<Record<string, StepRule>>;

interface StepRule {
  readonly label: string;
  readonly from: readonly RectificationState[];
  readonly to: RectificationState;
  /** Details that must be filled in. */
  readonly needs: readonly ('responsible' | 'dueOn' | 'measures')[];
  /** What the words that come with the step are, where they are required. */
  readonly text: 'opinion' | 'reason' | null;
  /** Needs filed evidence that no open doubt is about. */
  readonly evidence: boolean;
}

/** The steps open from a state, in the order of the table. */
export function stepsFrom(state: RectificationState): readonly RectificationStep[] {
  return (Object.keys(rectificationSteps) as RectificationStep[]).filter((step) => (rectificationSteps[step].from as readonly RectificationState[]).includes(state));
}

/** Whether details and evidence may still be changed. */
export function isOpen(state: RectificationState): boolean {
  return state !== 'closed' && state !== 'lookedBack' && state !== 'withdrawn';
}
