import { z } from 'zod';
import { read } from './call.ts';

/** A filed item that may serve as evidence. */
export interface EvidenceCandidate {
  readonly id: number;
  readonly path: string;
  readonly title: string | null;
  readonly kind: string | null;
  readonly branch: string | null;
  readonly date: string | null;
  readonly archiveNo: string | null;
}

export const evidenceCalls = {
  /** Filed items of a branch (all where `null`), newest first, whose title, path or archive number holds the text. */
  'evidence.candidates': read<{ readonly total: number; readonly rows: readonly EvidenceCandidate[] }>()(
    z.strictObject({ branch: z.string().max(200).nullable(), year: z.number().int().nullable(), kinds: z.array(z.string().max(60)).max(100), text: z.string().max(200), limit: z.number().int().min(1).max(500) }),
  ),
};
