import { deflateSync, inflateSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { PageHandwriting, WordTraits, WritingForm } from '../../shared/model/handwriting.ts';
import type { Notes } from './events.ts';

export interface Handwriting {
  /** Every page on which something is written by hand, in order of file and page. */
  all(): IterableIterator<StoredWriting>;
  of(sha256: string, page: number): PageHandwriting | null;
  /** Pages that OCR has read and whose writing was not measured yet, in order of file and page. */
  unmeasured(): readonly { readonly sha256: string; readonly page: number }[];
}

interface StoredWriting {
  readonly sha256: string;
  readonly page: number;
  readonly writing: PageHandwriting;
}

export interface HandwritingWriter {
  /** `null`: nothing on the page is written by hand. With a page as it is read: the event comes with the reading. */
  put(sha256: string, page: number, writing: PageHandwriting | null): void;
  /** For a page that was read before. */
  putLater(sha256: string, page: number, writing: PageHandwriting | null): void;
}

export function createHandwriting(database: Database): Handwriting {
  const all = database.prepare<[], { sha256: string; page: number; traits: Buffer }>('SELECT sha256, page, traits FROM handwriting WHERE traits IS NOT NULL ORDER BY sha256, page');
  const one = database.prepare<[string, number], Buffer>('SELECT traits FROM handwriting WHERE sha256 = ? AND page = ? AND traits IS NOT NULL').pluck();
  const unmeasured = database.prepare<[], { sha256: string; page: number }>('SELECT sha256, page FROM ocr_pages LEFT JOIN handwriting USING (sha256, page) WHERE reading IS NOT NULL AND handwriting.page IS NULL ORDER BY sha256, page');
  return {
    *all() {
      for (const { sha256, page, traits } of all.iterate()) yield { sha256, page, writing: unpacked(traits) };
    },
    of(sha256, page) {
      const traits = one.get(sha256, page);
      return traits === undefined ? null : unpacked(traits);
    },
    unmeasured: () => unmeasured.all(),
  };
}

export function createHandwritingWriter(database: Database, { note }: Notes): HandwritingWriter {
  const put = database.prepare<[string, number, Buffer | null]>('INSERT INTO handwriting VALUES (?, ?, ?) ON CONFLICT (sha256, page) DO UPDATE SET traits = excluded.traits');
  return {
    put(sha256, page, writing) {
      put.run(sha256, page, writing && packed(writing));
    },
    putLater(sha256, page, writing) {
      this.put(sha256, page, writing);
      note('handwriting', `${sha256}:${page}`, null, writing ? { characters: writing.lines.reduce((sum, { characters }) => sum + characters, 0) } : null);
    },
  };
}

const parts = ['hinge', 'deltaHinge', 'quill', 'runs'] as const satisfies readonly (keyof WritingForm)[];

/** As JSON has it: bytes as base64. */
interface PackedWriting extends Omit<PageHandwriting, 'blocks' | 'words'> {
  readonly blocks: readonly (Omit<PageHandwriting['blocks'][number], 'form'> & { readonly form: Readonly<Record<keyof WritingForm, string>> })[];
  readonly words: readonly (Omit<WordTraits, 'slopes'> & { readonly slopes: string })[];
}

function packed({ blocks, words, ...rest }: PageHandwriting): Buffer {
  const kept: PackedWriting = {
    ...rest,
    blocks: blocks.map(({ form, ...block }) => ({ ...block, form: byPart((part) => base64(form[part])) })),
    words: words.map(({ slopes, ...word }) => ({ ...word, slopes: base64(slopes) })),
  };
  return deflateSync(JSON.stringify(kept));
}

function unpacked(traits: Buffer): PageHandwriting {
  const { blocks, words, ...rest } = JSON.parse(inflateSync(traits).toString('utf8')) as PackedWriting;
  return {
    ...rest,
    blocks: blocks.map(({ form, ...block }) => ({ ...block, form: byPart((part) => bytes(form[part])) })),
    words: words.map(({ slopes, ...word }) => ({ ...word, slopes: bytes(slopes) })),
  };
}

function byPart<Value>(value: (part: keyof WritingForm) => Value): Readonly<Record<keyof WritingForm, Value>> {
  return Object.fromEntries(parts.map((part) => [part, value(part)])) as Record<keyof WritingForm, Value>;
}

function base64(array: Uint8Array): string {
  return Buffer.from(array).toString('base64');
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
