import { z } from 'zod';
import { parseCalendarDate } from '../model/calendarDate.ts';
import { change, read } from './call.ts';

/** Something that may be a book of many records: a scan of several pages, or a run of photographed pages in one folder. */
export interface BookRow {
  /** Of its first file; names the book. */
  readonly itemId: number;
  /** The file, or the folder of the photos. */
  readonly path: string;
  readonly pages: number;
  /** Photos: how many files; 1 for a scan. */
  readonly files: number;
  /** Its records as a person has divided it; `null` where nobody has. */
  readonly records: number | null;
  /** Pages that OCR has not read yet: until then it cannot be divided. */
  readonly unread: number;
}

export interface BookView extends BookRow {
  readonly pageList: readonly BookPageView[];
  /** As divided, else as proposed by the headings that were recognised. */
  readonly starts: readonly BookStart[];
}

export interface BookPageView {
  /** 1-based in the book. */
  readonly number: number;
  readonly itemId: number;
  /** 1-based in its file. */
  readonly page: number;
  readonly state: 'text' | 'blank' | 'failed';
  /** Where its lines begin, as shares of its height, from the top. */
  readonly lines: readonly number[];
}

export interface BookStart {
  readonly page: number;
  readonly at: number;
  /** As set by a person. */
  readonly kind: string | null;
  readonly date: string | null;
  /** As read: what stands where a person has set nothing. */
  readonly read: { readonly title: string | null; readonly kind: string | null; readonly date: string | null; readonly confirmed: boolean };
}

const place = { page: z.number().int().min(1), at: z.number().min(0).lt(1) };
const day = z.string().transform((text, context) => parseCalendarDate(text) ?? (context.addIssue({ code: 'custom', message: 'date' }), z.NEVER));

const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('begin'), ...place }),
  z.strictObject({ do: z.literal('join'), ...place }),
  z.strictObject({ do: z.literal('move'), ...place, to: z.strictObject(place) }),
  z.strictObject({ do: z.literal('kind'), ...place, kind: z.string().min(1).max(60).nullable() }),
  z.strictObject({ do: z.literal('date'), ...place, date: day.nullable() }),
  z.strictObject({ do: z.literal('accept') }),
]);

export const bookCalls = {
  /** Divided ones and candidates, in the order of their paths. */
  'book.list': read<readonly BookRow[]>()(z.strictObject({})),
  'book.open': read<BookView>()(z.strictObject({ itemId: z.number().int() })),
  /** One step at the division; the first one keeps what was proposed, too. Gives back the event, for the undo. */
  'book.change': change<{ readonly seq: number }>()(z.strictObject({ itemId: z.number().int(), step })),
  /** Takes a step back, as a new event. */
  'book.undo': change<null>()(z.strictObject({ seq: z.number().int().min(1) })),
  /** A page upright, as a JPEG `data:` address; `side` pixels long at most. */
  'book.picture': read<{ readonly address: string }>()(z.strictObject({ itemId: z.number().int(), page: z.number().int().min(1), side: z.number().int().min(64).max(1600) })),
};
