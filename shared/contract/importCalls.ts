import { z } from 'zod';
import type { ItemStatus, SkipReason } from '../model/item.ts';
import { change, read } from './call.ts';
import { exportTarget } from './tableCalls.ts';

/** What a folder holds, before anything is written. */
export interface ImportPreview {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** By extension as named, most first. */
  readonly kinds: readonly { readonly extension: string; readonly files: number; readonly bytes: number }[];
  /** Recorded with the same size and time before: probably known. */
  readonly known: number;
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[];
  readonly blocked: readonly { readonly path: string; readonly cause: string }[];
  /** Above the limit of what is read. */
  readonly tooLarge: readonly { readonly path: string; readonly bytes: number }[];
  /** An import of this folder was cut short and would go on. */
  readonly unfinished: boolean;
}

/** How one file of an import ended. */
export interface ImportResultRow {
  readonly id: number;
  readonly path: string;
  readonly bytes: number;
  readonly status: ItemStatus;
  readonly branch: string | null;
  readonly category: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  /** Why it is where it is, or what is wrong and what to do. */
  readonly why: string;
}

export interface ImportResultPage {
  readonly total: number;
  readonly byStatus: Readonly<Record<ItemStatus, number>>;
  readonly rows: readonly ImportResultRow[];
}

const statuses = z.enum(['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped']);

const resultFilter = z.strictObject({ sourceId: z.number().int(), status: statuses.nullable(), text: z.string().max(200) });

export const importCalls = {
  'import.preview': read<ImportPreview>()(z.strictObject({ folder: z.string().min(1).max(4096) })),
  'import.start': change<{ readonly job: number }>()(z.strictObject({ folder: z.string().min(1).max(4096) })),
  /** Folders that were imported. */
  'import.sources': read<readonly { readonly id: number; readonly folder: string; readonly files: number; readonly unfinished: boolean }[]>()(z.strictObject({})),
  'import.results': read<ImportResultPage>()(
    resultFilter.extend({ offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
  ),
  /** Writes the results as shown into an Excel file. */
  'import.export': read<{ readonly file: string }>()(exportTarget.extend({ filter: resultFilter })),
};
