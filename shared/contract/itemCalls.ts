import { z } from 'zod';
import type { Block, EmbeddedPicture, ReaderNote } from '../model/document.ts';
import type { ItemStatus } from '../model/item.ts';
import type { Place } from '../model/document.ts';
import { read } from './call.ts';

/** A file of the library as lists show it. */
export interface ItemRow {
  readonly id: number;
  readonly path: string;
  readonly status: ItemStatus;
  readonly branch: string | null;
  readonly year: number | null;
  readonly date: string | null;
  readonly category: string | null;
  readonly kindId: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  readonly archiveNo: string | null;
  readonly retention: string | null;
  readonly format: string | null;
  readonly bytes: number;
  readonly confidence: number | null;
}

export interface ItemDetail extends ItemRow {
  readonly sha256: string | null;
  readonly reasons: readonly string[];
  readonly alsoIn: readonly string[];
  readonly duplicateOf: string | null;
  readonly attachedTo: { readonly path: string; readonly ordinal: number } | null;
  readonly error: string | null;
  /** Fields that a person has set. */
  readonly decided: readonly string[];
  readonly records: readonly ItemRecord[];
}

/** One record of a file and what was read out of it, each value with its place. */
export interface ItemRecord {
  readonly ordinal: number;
  readonly blocks: { readonly start: number; readonly end: number };
  readonly fields: readonly ItemField[];
}

export interface ItemField {
  /** The name of the field in the code (`chair`), and as people say it (主持人). */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly raw: string;
  readonly place: Place;
  readonly confidence: number;
}

/** What a file looks like, as its reader understood it: safe to draw, no markup of the file's own. */
export interface ItemDocument {
  readonly format: string;
  readonly blocks: readonly Block[];
  readonly pictures: readonly Pick<EmbeddedPicture, 'name' | 'format' | 'width' | 'height'>[];
  readonly notes: readonly ReaderNote[];
}

const itemFilter = z.strictObject({
  branch: z.string().max(200).nullable(),
  year: z.number().int().nullable(),
  category: z.string().max(2).nullable(),
  status: z.enum(['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped']).nullable(),
});

export const itemCalls = {
  /** How many files there are in each place, for the tree. */
  'item.places': read<readonly { readonly branch: string | null; readonly year: number | null; readonly category: string | null; readonly count: number }[]>()(z.strictObject({})),
  'item.list': read<{ readonly total: number; readonly rows: readonly ItemRow[] }>()(
    z.strictObject({ filter: itemFilter, offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
  ),
  'item.get': read<ItemDetail>()(z.strictObject({ id: z.number().int() })),
  'item.byPath': read<{ readonly id: number } | null>()(z.strictObject({ path: z.string().max(4096) })),
  /** `null` where nothing could be read. */
  'item.document': read<ItemDocument | null>()(z.strictObject({ id: z.number().int() })),
};
