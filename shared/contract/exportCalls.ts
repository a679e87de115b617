import { z } from 'zod';
import type { ItemStatus } from '../model/item.ts';
import { read } from './call.ts';
import type { Checked } from './overviewCalls.ts';

/** What a bundle would hold, before anything is written. */
export interface ExportPreview extends Checked {
  /** Everything that can be chosen: the branches of the library, the years of its files. */
  readonly branches: readonly string[];
  readonly years: readonly number[];
  readonly byStatus: Readonly<Record<ItemStatus, number>>;
  /** Originals that are copied, and their length. */
  readonly originals: number;
  readonly bytes: number;
  readonly gaps: number;
  readonly doubts: number;
  /** Doubts of strength or level high that nobody has decided. */
  readonly undecided: number;
  /** Files that belong to no branch and stay behind when branches are chosen. */
  readonly withoutBranch: number;
  /** Characters that the PDFs would show as 〓. */
  readonly missingCharacters: readonly { readonly character: string; readonly codePoint: string; readonly count: number; readonly examples: readonly string[] }[];
}

const path = z.string().min(1).max(4096);
const password = z.string().max(200);
const selection = { branches: z.array(z.string().max(200)).max(2000), years: z.array(z.number().int()).max(200) };

export const exportCalls = {
  'export.preview': read<ExportPreview>()(z.strictObject(selection)),
  /** Writes a bundle; the library itself is not changed. With a password `folder` is a file, encrypted; `redacted` hides numbers and leaves originals out; `merged` adds a book of all records for each category and does not go with it. Returns the job. */
  'export.start': read<{ readonly job: number }>()(z.strictObject({ ...selection, folder: path, password: password.optional(), redacted: z.boolean().optional(), merged: z.boolean().optional() })),
  /** Checks any bundle: a folder, or an encrypted file with its password. Returns the job. */
  'bundle.verify': read<{ readonly job: number }>()(z.strictObject({ folder: path, password: password.optional() })),
};
