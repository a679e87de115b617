import { z } from 'zod';
import { read } from './call.ts';

const cell = z.union([z.string().max(40_000), z.number(), z.null()]);

/** A list as a person sees it: the columns shown, in their order, and the rows in theirs. */
const shownTable = z.strictObject({
  name: z.string().trim().min(1).max(100),
  columns: z.array(z.strictObject({ header: z.string().max(200), width: z.number().min(1).max(120), kind: z.enum(['text', 'number', 'date']) })).min(1).max(200),
  rows: z.array(z.array(cell).max(200)).max(200_000),
});
export type ShownTable = z.infer<typeof shownTable>;

/** Where an export goes; a file that is there is replaced only where a person has said so. */
export const exportTarget = z.strictObject({ file: z.string().min(1).max(4096), replace: z.boolean() });

export const tableCalls = {
  /** Writes one list as shown into an Excel file; gives back the file's path, with its ending. */
  'table.export': read<{ readonly file: string }>()(exportTarget.extend({ table: shownTable })),
};
