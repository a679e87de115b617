import { z } from 'zod';
import type { DevelopmentCase } from '../model/development.ts';
import type { DevelopmentOutline, MatterState } from '../model/checkOutcome.ts';
import type { RecordAssessment } from '../model/report.ts';
import type { FileMoment } from '../presentation/fileMoments.ts';
import type { FindingRow } from '../presentation/findingRow.ts';
import type { ItemDetail } from './itemCalls.ts';
import { read } from './call.ts';
import type { Checked } from './overviewCalls.ts';

/** A meeting with everything that belongs to it. */
export interface MeetingDetail extends Checked {
  readonly item: ItemDetail;
  readonly ordinal: number;
  readonly title: string;
  readonly date: string | null;
  /** Other records of the same file, for a minute-book. */
  readonly records: readonly { readonly ordinal: number; readonly title: string; readonly date: string | null }[];
  readonly attachments: readonly MeetingAttachment[];
  readonly findings: readonly FindingRow[];
  readonly assessment: RecordAssessment | null;
  readonly lateNotes: readonly string[];
  readonly moments: readonly FileMoment[];
  readonly history: readonly HistoryLine[];
}

export interface MeetingAttachment {
  readonly item: number | null;
  readonly path: string;
  readonly kind: string;
  readonly kindName: string;
  readonly picture: boolean;
}

/** What people changed of it by hand. */
export interface HistoryLine {
  readonly at: string;
  readonly by: string;
  readonly what: string;
}

export const recordCalls = {
  'meeting.get': read<MeetingDetail>()(z.strictObject({ item: z.number().int(), ordinal: z.number().int().nonnegative() })),
  'development.cases': read<Checked & { readonly outline: DevelopmentOutline; readonly cases: readonly DevelopmentCase[]; readonly findings: readonly FindingRow[] }>()(z.strictObject({})),
  'decision.matters': read<Checked & { readonly matters: readonly MatterState[]; readonly findings: readonly FindingRow[] }>()(z.strictObject({})),
  /** Paths as items, for links. */
  'item.ofPaths': read<Readonly<Record<string, number>>>()(z.strictObject({ paths: z.array(z.string().max(4096)).max(500) })),
};
