import { z } from 'zod';
import { change, read } from './call.ts';

const name = z.string().trim().min(1).max(40);

/** A filter of the archive as its screen keeps it. */
const savedFilter = z.strictObject({
  view: z.enum(['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped', 'all', 'removed']),
  branch: z.string().max(200).nullable(),
  year: z.number().int().nullable(),
  category: z.string().max(2).nullable(),
  kind: z.string().max(64).nullable(),
  from: z.string().max(10).nullable(),
  to: z.string().max(10).nullable(),
  text: z.string().max(200),
});

export const savedFilterShape = z.object({ name, filter: savedFilter });
export type SavedFilter = Readonly<z.infer<typeof savedFilterShape>>;

export const filterCalls = {
  /** Filters that a person keeps under a name, on this computer. */
  'filter.list': read<readonly SavedFilter[]>()(z.strictObject({})),
  /** One of the same name is replaced. */
  'filter.save': change<null>()(z.strictObject({ name, filter: savedFilter })),
  'filter.forget': change<null>()(z.strictObject({ name })),
};
