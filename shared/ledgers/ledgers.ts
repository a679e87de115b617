import type { FindingDecision } from '../model/decision.ts';
import type { LateRecordNote } from './lateRecordNote.ts';
import type { Rectification } from './rectification.ts';
import type { RosterMember } from './rosterMember.ts';
import type { StandardRecord } from './standardRecord.ts';

/** What the library's ledgers hold: a value by key, each change of it an event. */
export interface LedgerValues {
  /** By the finding's key. */
  readonly findingDecisions: FindingDecision;
  /** By number, `2026-001`. */
  readonly rectifications: Rectification;
  /** By `standardKey`. */
  readonly standardRecords: StandardRecord;
  /** By number of the note. */
  readonly lateRecordNotes: LateRecordNote;
  /** By number of the member. */
  readonly rosterMembers: RosterMember;
}

export type LedgerName = keyof LedgerValues;

/** The ledgers by the names they bear in events. */
export const ledgerNames = ['findingDecisions', 'rectifications', 'standardRecords', 'lateRecordNotes', 'rosterMembers'] as const satisfies readonly LedgerName[];
