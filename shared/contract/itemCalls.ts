import { z } from 'zod';
import type { Snippet } from '../archive/snippet.ts';
import type { Block, EmbeddedPicture, Format, ReaderNote } from '../model/document.ts';
import type { ItemStatus } from '../model/item.ts';
import type { Place } from '../model/document.ts';
import { parseCalendarDate } from '../model/calendarDate.ts';
import type { ReportFinding } from '../model/report.ts';
import type { ShownChange } from '../presentation/decisionChanges.ts';
import { change, read } from './call.ts';
import type { Checked } from './overviewCalls.ts';
import { exportTarget } from './tableCalls.ts';

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
  readonly format: Format | null;
  readonly bytes: number;
  readonly confidence: number | null;
  /** A person has moved it out (已移出). */
  readonly removed: boolean;
  /** Where a search was found, with the hits marked. */
  readonly hit?: { readonly title: Snippet; readonly passage: Snippet };
}

export interface ItemCounts {
  readonly byStatus: Readonly<Record<ItemStatus, number>>;
  readonly removed: number;
}

/** One decision of a person about an item, as it was and as it became. */
export interface ItemHistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  /** It took back an earlier one. */
  readonly undo: boolean;
  readonly changes: readonly ShownChange[];
  /** It still stands and can be taken back. */
  readonly undoable: boolean;
}

export interface FilingChoices {
  readonly categories: readonly { readonly code: string; readonly name: string; readonly description: string }[];
  readonly kinds: readonly { readonly id: string; readonly name: string; readonly category: string }[];
  readonly branches: readonly string[];
  readonly years: readonly number[];
}

export interface ItemDetail extends ItemRow {
  readonly sha256: string | null;
  readonly pages: number | null;
  /** What the item could be, the likeliest first. */
  readonly alternatives: readonly { readonly kindId: string; readonly kind: string; readonly category: string; readonly confidence: number }[];
  /** Why, where it was moved out. */
  readonly removedBecause: string | null;
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

/** A picture that a browser cannot draw, drawn by the program. */
export interface DrawnPicture {
  /** A JPEG as a `data:` address. */
  readonly address: string;
  /** How many pages the file has. */
  readonly pages: number;
}

/** The columns that lists of items have, in their order. */
const itemColumnKeys = ['archiveNo', 'title', 'branch', 'year', 'date', 'category', 'kind', 'retention', 'status', 'path'] as const;
export type ItemColumnKey = (typeof itemColumnKeys)[number];

const day = z.string().transform((text, context) => parseCalendarDate(text) ?? (context.addIssue({ code: 'custom', message: '日期应为 YYYY-MM-DD' }), z.NEVER));

const itemFilter = z.strictObject({
  branch: z.string().max(200).nullable(),
  year: z.number().int().nullable(),
  category: z.string().max(2).nullable(),
  status: z.enum(['filed', 'needs-review', 'duplicate', 'unreadable', 'skipped']).nullable(),
  /** Kind id. */
  kind: z.string().max(64).nullable().optional(),
  /** First and last day, `YYYY-MM-DD`. */
  from: day.nullable().optional(),
  to: day.nullable().optional(),
  /** Only what a person has moved out (已移出), or only the rest. */
  removed: z.boolean().optional(),
  /** Full-text search in title, path and text. */
  text: z.string().max(200).optional(),
  /** Characters that the path or title contains. */
  nameContains: z.string().max(200).optional(),
});
export type ItemFilter = z.infer<typeof itemFilter>;

const itemSort = z.strictObject({
  /** `rank` puts the best hits of a search first. */
  by: z.enum(['rank', 'path', 'title', 'branch', 'date', 'year', 'kind', 'category', 'status', 'confidence', 'archiveNo']),
  descending: z.boolean(),
});
export type ItemSort = z.infer<typeof itemSort>;

/** What a person sets of an item; `null` takes an earlier setting back, what is absent stays. */
const decision = z.strictObject({
  branch: z.string().trim().min(1).max(200).nullable().optional(),
  kind: z.string().max(64).nullable().optional(),
  category: z.string().max(2).nullable().optional(),
  date: day.nullable().optional(),
  year: z.number().int().min(1900).max(2200).nullable().optional(),
  title: z.string().trim().min(1).max(300).nullable().optional(),
});
export type ItemDecision = z.infer<typeof decision>;

const ids = z.array(z.number().int()).min(1).max(5000);
const seq = z.number().int().positive();

export const itemCalls = {
  /** How many files there are in each place, for the tree. */
  'item.places': read<readonly { readonly branch: string | null; readonly year: number | null; readonly category: string | null; readonly count: number }[]>()(z.strictObject({})),
  'item.counts': read<ItemCounts>()(z.strictObject({})),
  'item.list': read<{ readonly total: number; readonly rows: readonly ItemRow[] }>()(
    z.strictObject({ filter: itemFilter, sort: itemSort.optional(), offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
  ),
  /** Writes the list into an Excel file, with the columns named. */
  'item.export': read<{ readonly file: string }>()(exportTarget.extend({ name: z.string().trim().min(1).max(100), filter: itemFilter, sort: itemSort, columns: z.array(z.enum(itemColumnKeys)).min(1) })),
  'item.get': read<ItemDetail>()(z.strictObject({ id: z.number().int() })),
  'item.byPath': read<{ readonly id: number } | null>()(z.strictObject({ path: z.string().max(4096) })),
  /** `null` where nothing could be read. */
  'item.document': read<ItemDocument | null>()(z.strictObject({ id: z.number().int() })),
  /** A page of a TIFF or of another picture that a browser does not draw by itself; `null` where the program cannot either (HEIC). */
  'item.picture': read<DrawnPicture | null>()(z.strictObject({ id: z.number().int(), page: z.number().int().min(1).max(10_000) })),
  /** What the checks found about the item. */
  'item.findings': read<Checked & { readonly findings: readonly ReportFinding[] }>()(z.strictObject({ id: z.number().int() })),
  /** What people decided about the item, newest first. */
  'item.history': read<readonly ItemHistoryEntry[]>()(z.strictObject({ id: z.number().int() })),
  /** What an item can be filed under. */
  'item.filing': read<FilingChoices>()(z.strictObject({})),
  /** Files or corrects items in one event; its number undoes it. `null` where nothing changed. */
  'item.decide': change<{ readonly seq: number | null }>()(z.strictObject({ ids, decision })),
  /** Moves items out of the archive (已移出), with a reason; originals stay. */
  'item.remove': change<{ readonly seq: number | null }>()(z.strictObject({ ids, reason: z.string().trim().min(1).max(300) })),
  'item.restore': change<{ readonly seq: number | null }>()(z.strictObject({ ids })),
  /** Undoes what an event changed by hand, as a new event. */
  'item.undo': change<null>()(z.strictObject({ seq })),
  /** Writes a copy of the original. */
  'item.saveCopy': read<{ readonly file: string }>()(exportTarget.extend({ id: z.number().int() })),
};
