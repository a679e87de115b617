import { z } from 'zod';
import type { DecisionOutcome, FindingDecision } from '../model/decision.ts';
import type { Passage } from '../model/finding.ts';
import type { RecordAssessment, ReportFinding } from '../model/report.ts';
import type { FileMoment } from '../presentation/fileMoments.ts';
import type { FindingRow } from '../presentation/findingRow.ts';
import { change, read } from './call.ts';
import type { Checked } from './overviewCalls.ts';

/** One file that a finding is about, with what of it is evidence. */
export interface EvidenceSide {
  /** `null` where the file is no longer in the library. */
  readonly item: number | null;
  readonly path: string;
  readonly ordinal: number | null;
  readonly branch: string | null;
  readonly title: string;
  /** The day that the record states. */
  readonly date: string | null;
  readonly kind: string | null;
  readonly format: string | null;
  /** The record's text, paragraphs and cells by line; empty where none was read. */
  readonly text: string;
  /** Passages of the text, in its order; `pair` numbers what belongs together across files. */
  readonly marks: readonly { readonly start: number; readonly end: number; readonly pair: number }[];
  /** Passages that do not stand in the text: a property of the file, a picture. */
  readonly notes: readonly string[];
  /** A picture file that can be shown. */
  readonly picture: boolean;
  readonly moments: readonly FileMoment[];
}

export interface FindingDetail extends Checked {
  readonly finding: ReportFinding;
  readonly sides: readonly EvidenceSide[];
  /** Evidence that names no file of the library. */
  readonly loose: readonly Passage[];
  readonly history: readonly DecisionStep[];
  /** Earlier decisions about nearly the same that do not hold for this finding. */
  readonly related: readonly FindingDecision[];
  /** The records whose level rests on it. */
  readonly records: readonly AssessedRecord[];
}

/** A record with its level and what the level rests on. */
export interface AssessedRecord extends RecordAssessment {
  readonly item: number | null;
  /** Minutes of a meeting, with a page of their own; otherwise a paper or picture. */
  readonly meeting: boolean;
  readonly branch: string | null;
  readonly title: string;
  readonly date: string | null;
  /** How many of its signals nobody has settled. */
  readonly open: number;
}

/** One decision in the course of time. */
export interface DecisionStep {
  readonly at: string;
  readonly by: string;
  readonly outcome: DecisionOutcome | null;
  readonly reason: string;
}

const outcome = z.enum(['explained', 'lateRecord', 'excluded', 'rectify']);
const id = z.string().min(1).max(100);

export const findingCalls = {
  'finding.list': read<Checked & { readonly findings: readonly FindingRow[] }>()(
    z.strictObject({ branch: z.string().max(200).nullable(), family: z.enum(['gap', 'minutes', 'development', 'decision', 'backfill']).nullable() }),
  ),
  'finding.get': read<FindingDetail>()(z.strictObject({ id })),
  /** Records by the level of their back-fill signals, the weightiest first. */
  'record.levels': read<Checked & { readonly records: readonly AssessedRecord[]; readonly titles: Readonly<Record<string, string>> }>()(z.strictObject({})),
  /** A person decides about one or several findings at once; transferring opens an entry of 整改销号 for each. */
  'finding.decide': change<readonly FindingDecision[]>()(z.strictObject({ ids: z.array(id).min(1).max(500), outcome, reason: z.string().max(2000) })),
};
