import type { ClassificationInput } from '../classification/classification.ts';
import type { Block, ReadDocument } from '../model/document.ts';
import type { ReadRecord, RecordFields } from '../model/record.ts';
import type { RosterReading } from '../model/roster.ts';
import { textOf } from '../reading/documentText.ts';
import type { PathParts } from './pathParts.ts';

/** Enough to see what a document is; later text is body. */
const OPENING_CHARACTERS = 300;

/** What the classifier may look at: one record of a document, or the whole of it where `record` is `null`. */
export function classificationInput(
  document: Pick<ReadDocument, 'format' | 'blocks'>,
  record: ReadRecord | null,
  parts: PathParts,
  rosters: readonly RosterReading[],
): ClassificationInput {
  const blocks = record ? document.blocks.slice(record.blocks.start, record.blocks.end) : document.blocks;
  const fields = record?.fields;
  return {
    title: fields?.title?.value ?? null,
    opening: openingOf(blocks),
    text: textOf(blocks),
    folders: parts.folders,
    fileName: parts.fileName,
    format: document.format,
    hasMeetingFields: fields !== undefined && looksLikeMeeting(fields),
    tableHeaders: tableHeaders(blocks),
    rosterKind: rosters[0]?.kind ?? null,
    documentNumber: fields?.documentNumber?.value ?? null,
    issuer: fields?.signatures?.at(-1)?.value ?? fields?.organisation?.value ?? null,
  };
}

/** The first characters of a text. */
export function openingOf(blocks: readonly Block[]): string {
  return textOf(blocks.slice(0, 12)).slice(0, OPENING_CHARACTERS);
}

/** Two of the things that only minutes state; one alone also stands in notices and plans. */
function looksLikeMeeting(fields: RecordFields): boolean {
  const signs = [fields.chair, fields.recorder, fields.present ?? fields.presentNames?.[0], fields.topics?.[0], fields.venue, fields.speeches?.[0]];
  return signs.filter(Boolean).length >= 2;
}

/** The first row of each table, where column names stand. */
function tableHeaders(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? (block.rows.slice(0, 2).flatMap((row) => row.flatMap((cell) => (cell ? [cell.text] : [])))) : [])).slice(0, 60);
}
