import { DangheError } from '../../../shared/model/errors.ts';
import type { Field, RecordFields } from '../../../shared/model/record.ts';
import type { AwaitingField, AwaitingLine } from '../../../shared/model/awaitingField.ts';
import type { ConfirmedLine, ScannedPart } from '../../../shared/model/scan.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { awaitsPerson, partsAt, partsOf } from '../../../shared/understanding/scanMarks.ts';
import type { By } from '../../library/change.ts';
import type { Library } from '../../library/library.ts';
import type { RefileWhen } from '../decideItem.ts';
import { fileLibrary } from '../fileLibrary.ts';
import { sourcePage } from '../books/bookPages.ts';
import { applySaid } from './applyScan.ts';

export interface FieldChoice {
  readonly itemId: number;
  readonly ordinal: number;
  readonly field: keyof RecordFields;
  readonly index?: number;
  /** What the field really says, where OCR read it wrong; the rest of its lines is confirmed as it was read. */
  readonly correction?: string;
}

/** The fields of one item that wait for a person, in the order of its text. Empty for what OCR did not read. */
export function listAwaiting(library: Library, itemId: number): readonly AwaitingField[] {
  const { path, blocks, records } = scanOf(library, itemId);
  return records.flatMap(({ ordinal, fields }) =>
    entriesOf(fields)
      .filter(({ value }) => awaitsPerson(value))
      .map(({ field, index, value }) => ({ itemId, path, ordinal, field, index, raw: value.raw, confidence: value.ocr!.confidence, lines: partsAt(blocks, value.place).map((part) => lineOf(part, textAt(blocks, value, part))) }))
      .sort((a, b) => (a.lines[0]?.page ?? 0) - (b.lines[0]?.page ?? 0) || (a.lines[0]?.line ?? 0) - (b.lines[0]?.line ?? 0)),
  );
}

/**
 * A person has compared a field with its picture: the whole lines it stands on count as seen, with `correction` in the
 * place of what was read. The document is understood anew, so that a corrected name or date is what everything goes by.
 *
 * @throws DangheError `not-found`
 */
export function confirmField(library: Library, scheme: Scheme, { itemId, ordinal, field, index = 0, correction }: FieldChoice, by?: By, when: RefileWhen = 'now'): void {
  const { sha256, blocks, records } = scanOf(library, itemId);
  const record = records.find((candidate) => candidate.ordinal === ordinal);
  const found = record && entriesOf(record.fields).find((entry) => entry.field === field && entry.index === index)?.value;
  const parts = found ? partsAt(blocks, found.place) : [];
  if (!found || parts.length === 0) throw new DangheError({ code: 'not-found', what: `要确认的字段 ${field}` });
  confirm(library, scheme, sha256, parts.map((part, position): ConfirmedLine => ({ page: part.page, line: part.line, text: corrected(textAt(blocks, found, part), part, found, correction, position) })), by, when);
}

/**
 * A person has compared lines with the picture and says how they read; an empty text says that nothing is written there.
 *
 * @throws DangheError `not-found` for a line that the page does not have
 */
export function confirmLines(library: Library, scheme: Scheme, itemId: number, lines: readonly ConfirmedLine[]): void {
  const { sha256 } = scanOf(library, itemId);
  const linesOn = (page: number) => library.ocr.pages(sourcePage(library, sha256, page).sha256).find((one) => one.page === sourcePage(library, sha256, page).page)?.lines.length ?? 0;
  for (const { page, line } of lines) if (!(line < linesOn(page))) throw new DangheError({ code: 'not-found', what: `第 ${page} 页第 ${line + 1} 行` });
  confirm(library, scheme, sha256, lines);
}

/** A person has compared a whole record (its pages) with the picture, and it reads as it stands. */
export function confirmRecord(library: Library, scheme: Scheme, itemId: number, ordinal: number, by?: By, when: RefileWhen = 'now'): void {
  const { sha256, blocks, records } = scanOf(library, itemId);
  const record = records.find((candidate) => candidate.ordinal === ordinal);
  if (!record) throw new DangheError({ code: 'not-found', what: `第 ${ordinal + 1} 份记录` });
  const lines = blocks.slice(record.blocks.start, record.blocks.end).flatMap((block): ConfirmedLine[] => {
    const texts = block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.flatMap((cell) => cell ?? []));
    return texts.flatMap(({ text, scan = [] }) => scan.filter(({ confirmed }) => !confirmed).map(({ page, line, start, end }) => ({ page, line, text: text.slice(start, end) })));
  });
  confirm(library, scheme, sha256, lines, by, when);
}

function confirm(library: Library, scheme: Scheme, sha256: string, lines: readonly ConfirmedLine[], by?: By, when: RefileWhen = 'now'): void {
  if (lines.length === 0) return;
  applySaid(library, scheme, { confirming: lines.map((line) => ({ ...line, ...sourcePage(library, sha256, line.page) })), by });
  if (when === 'now') fileLibrary(library, scheme, by);
}

function scanOf(library: Library, itemId: number) {
  const item = library.items.get(itemId);
  const document = item?.sha256 ? library.documents.get(item.sha256) : null;
  if (!item?.sha256 || !document) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
  const hasScan = document.blocks.some((block) => partsOf(block).length > 0);
  return { sha256: item.sha256, path: item.path, blocks: document.blocks, records: hasScan ? (library.readings.understanding(itemId)?.records ?? []) : [] };
}

interface Entry {
  readonly field: keyof RecordFields;
  readonly index: number;
  readonly value: Field<unknown>;
}

function entriesOf(fields: RecordFields): readonly Entry[] {
  return (Object.keys(fields) as (keyof RecordFields)[]).flatMap((field): Entry[] => {
    const value = fields[field] as Field<unknown> | readonly Field<unknown>[] | undefined;
    if (value === undefined) return [];
    return 'place' in value ? [{ field, index: 0, value }] : value.map((one, index) => ({ field, index, value: one }));
  });
}

function lineOf({ page, line, box, confidence, confirmed }: ScannedPart, text: string): AwaitingLine {
  return { page, line, box, confidence, confirmed, text };
}

/** The line's text, as it stands in the document. */
function textAt(blocks: ReturnType<typeof scanOf>['blocks'], { place }: Field<unknown>, part: ScannedPart): string {
  const block = blocks[place.block];
  const text = block?.kind === 'paragraph' ? block.text : (block?.rows[place.row ?? 0]?.[place.column ?? 0]?.text ?? '');
  return text.slice(part.start, part.end);
}

/** A correction takes the place of what was read on the field's first line; what it covered on further lines is taken out. */
function corrected(text: string, part: ScannedPart, { place }: Field<unknown>, correction: string | undefined, position: number): string {
  if (correction === undefined) return text;
  const from = Math.max(place.start, part.start) - part.start;
  const to = Math.min(place.end, part.end) - part.start;
  return `${text.slice(0, from)}${position === 0 ? correction : ''}${text.slice(to)}`;
}
