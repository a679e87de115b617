import type { RectificationDetails } from '../ledgers/rectification.ts';
import type { CalendarDate } from '../model/calendarDate.ts';

/** One line of 整改销号台账 (domain.md §6.3), from registering a problem to the look back. `source` names the check it came from, too. */
export interface RectificationRow extends RectificationDetails {
  readonly progress: string;
  readonly completedOn: CalendarDate | null;
  /** 档号 of the evidence. */
  readonly evidence: readonly string[];
  readonly closeRequested: string;
  readonly checked: string;
  readonly closedBy: string;
  readonly lookBack: string;
}

/** One line of 印证资料台账 (domain.md §6.2): a standard and one material behind it. */
export interface EvidenceLedgerRow {
  readonly branch: string | null;
  readonly standardNo: string;
  readonly requirement: string;
  readonly material: string;
  readonly materialKind: string;
  readonly formedOn: CalendarDate | null;
  readonly author: string;
  readonly archiveNo: string;
  /** The item's path; gives the file name, the check sum and the link. */
  readonly path: string | null;
  readonly attachments: readonly string[];
  readonly selfAssessment: string;
  readonly reviewed: string;
  readonly doubts: number;
  readonly note: string;
}

/** One line of 发展党员进度: where a person stands in the 25 steps (domain.md §3). */
export interface DevelopmentCaseRow {
  readonly branch: string | null;
  readonly person: string;
  readonly stage: string;
  /** 1–25. */
  readonly step: number | null;
  readonly stepName: string;
  readonly steps: Readonly<Record<string, CalendarDate>>;
  readonly missing: readonly string[];
  readonly nextStep: string;
  readonly nextDueOn: CalendarDate | null;
  readonly findings: readonly string[];
  readonly note: string;
}

/** The ledgers that accompany a report; each may be empty. */
export interface Ledgers {
  readonly rectification: readonly RectificationRow[];
  readonly evidenceLedger: readonly EvidenceLedgerRow[];
  readonly cases: readonly DevelopmentCaseRow[];
}
