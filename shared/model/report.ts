import type { LateRecordNote } from '../ledgers/lateRecordNote.ts';
import type { Rectification } from '../ledgers/rectification.ts';
import type { Sensitivity } from '../rules/sensitivityShape.ts';
import type { StandardRecord } from '../ledgers/standardRecord.ts';
import type { HiddenCounts } from '../redaction/redactor.ts';
import type { CalendarDate } from './calendarDate.ts';
import type { FindingDecision } from './decision.ts';
import type { DevelopmentCase } from './development.ts';
import type { Finding } from './finding.ts';
import type { ItemStatus } from './item.ts';
import type { RetentionPeriod } from './scheme.ts';

/** `report.json`, schema `danghe-report/1`. Every document of a bundle is made from it, so that all figures agree. */
export interface Report {
  readonly schema: 'danghe-report/1';
  readonly tool: { readonly name: 'danghe'; readonly version: string };
  readonly asOf: CalendarDate;
  /** ISO 8601 instant; not part of what must be reproducible. */
  readonly generatedAt: string;
  /** What differs between two runs over the same folder: not part of what must be reproducible either. */
  readonly run: RunFacts;
  readonly township: string | null;
  readonly scheme: ReportScheme;
  readonly branches: readonly ReportBranch[];
  readonly items: readonly ReportItem[];
  readonly findings: readonly ReportFinding[];
  readonly records: readonly RecordAssessment[];
  readonly assessment?: AssessmentBasis;
  /** How readily doubts were raised, where it was set: the step and the self-check behind it; additional to the schema. */
  readonly sensitivity?: Sensitivity;
  readonly coverage: readonly Coverage[];
  /** Where each person's 发展党员 case stands; additional to the schema. */
  readonly cases: readonly DevelopmentCase[];
  /** What people decided and filled in; additional to the schema. */
  readonly ledgers: ReportLedgers;
  readonly totals: Totals;
  /** Only in a redacted bundle: how many numbers were hidden, by kind; additional to the schema. */
  readonly redaction?: { readonly hidden: HiddenCounts };
}

/** Of an item what lists and sums go by. */
export type ListedItem = Pick<ReportItem, 'path' | 'sha256' | 'bytes' | 'status' | 'branch' | 'year' | 'date' | 'category' | 'title'>;

/** A report as the window's screens take it: of each item only what they list and sum up. */
export type ScreenReport = Omit<Report, 'items'> & { readonly items: readonly ListedItem[] };

/** The ledgers as they stood, of the branches that are reported. */
export interface ReportLedgers {
  readonly rectifications: readonly Rectification[];
  readonly standardRecords: readonly StandardRecord[];
  readonly lateRecordNotes: readonly LateRecordNote[];
  /** Decisions about findings that the check no longer raises. */
  readonly formerDecisions: readonly FindingDecision[];
}

export interface RunFacts {
  /** The library's event chain as it stood: how many events, and the hash of the last. */
  readonly events: { readonly count: number; readonly head: string };
}

export interface ReportScheme {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}

export interface ReportBranch {
  readonly name: string;
  /** 全宗号 used in its archive numbers. */
  readonly fonds: string;
  readonly fullMembers: number | null;
  readonly hasCommittee: boolean | null;
}

export interface ReportItem {
  readonly path: string;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly status: ItemStatus;
  readonly branch: string | null;
  readonly year: number | null;
  readonly date: CalendarDate | null;
  readonly category: string | null;
  /** The kind's Chinese name; `kindId` is its stable id. */
  readonly kind: string | null;
  readonly kindId: string | null;
  readonly title: string | null;
  readonly archiveNo: string | null;
  readonly retention: RetentionPeriod | null;
  readonly pages: number | null;
  /** Where the number is the writing program's, not counted; additional to the schema. */
  readonly pagesStated?: true;
  readonly confidence: number | null;
  readonly reasons: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
  /** Categories that refer to it besides its home. */
  readonly alsoIn: readonly string[];
  /** The path of the item whose bytes these are, for duplicates. */
  readonly duplicateOf: string | null;
  /** The path of the meeting it is tied to, for attachments. */
  readonly attachedTo: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** What people noted about its late filing, a sentence each (补录说明); additional to the schema. */
  readonly lateRecord?: readonly string[];
}

export interface ReportFinding extends Finding {
  readonly id: string;
  /** What a person's decision is tied to; the same after a file was moved or renamed, another after it was altered. */
  readonly key: string;
  /** What a person decided about it; additional to the schema, as the key. */
  readonly decision?: FindingDecision;
}

export interface RecordAssessment {
  readonly path: string;
  readonly ordinal: number;
  readonly signals: readonly string[];
  readonly likelihoodRatio: number;
  readonly level: 'none' | 'weak' | 'moderate' | 'strong';
  /** What each channel of evidence contributes: its joint state, its ratio and the findings it rests on. */
  readonly channels?: readonly { readonly channel: string; readonly name: string; readonly state: string; readonly likelihoodRatio: number; readonly signals: readonly string[] }[];
  /** What was not counted, and why: a 补录说明, one cause seen twice. */
  readonly remarks?: readonly string[];
}

/** By what the records were assessed; additional to the schema. */
export interface AssessmentBasis {
  readonly tableVersion: string;
  /** SHA-256 of the table of likelihood ratios, byte for byte. */
  readonly tableSha256: string;
  readonly propositions: { readonly h1: string; readonly h0: string };
}

export type CoverageState = 'met' | 'missing' | 'not-due' | 'not-applicable' | 'unknown';

export interface Coverage {
  readonly branch: string;
  readonly year: number;
  /** The G1xx rule that would report it missing. */
  readonly obligation: string;
  readonly period: string;
  readonly state: CoverageState;
  readonly paths: readonly string[];
  /** Why it is not applicable or unknown, as a short Chinese phrase. */
  readonly reason?: string;
}

export interface Totals {
  readonly files: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byRule: Readonly<Record<string, number>>;
}
