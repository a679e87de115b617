import type { ReadDocument } from '../model/document.ts';
import type { BlockRange, ReadRecord } from '../model/record.ts';
import { findDatesInFolded } from '../calendar/findDates.ts';
import { parseNumeral } from '../text/numerals.ts';
import { pathParts, yearInPath } from '../understanding/pathParts.ts';
import { findLineSlots } from './findSlots.ts';
import { knownPeople } from './knownPeople.ts';
import { linesOf, type Line } from './lines.ts';
import { readFields } from './readFields.ts';
import { bodyOfTitle, isRecordTitle, readOrganisation } from './readTitle.ts';
import { segment, type Segments } from './segment.ts';
import { firstSlotFrom, type Slot } from './slots.ts';
import { findTableSlots } from './tableSlots.ts';

export interface ReadingHints {
  /** The file's path in the source folder. */
  readonly path: string;
  /** The year of dates that state none, where folder or clerk tell it. */
  readonly yearHint?: number | undefined;
  /** Blocks of each record, where a person has divided the document; else its headings part it. */
  readonly divided?: readonly BlockRange[] | undefined;
}

/**
 * The records of a document with their fields; places refer to the original text. Minutes give one record, a year's
 * minute-book one for each meeting, any other paper one with its title, date, organisation and number. A document
 * without text gives none.
 */
export function readRecords(document: Pick<ReadDocument, 'blocks'>, hints: ReadingHints): readonly ReadRecord[] {
  const bare = linesOf(document.blocks);
  if (bare.reduce((sum, line) => sum + line.text.trim().length, 0) < 4 || !bare.some((line) => /[\u3400-\u9fff]/.test(line.text))) return (hints.divided ?? []).map((blocks, ordinal) => ({ ordinal, blocks, fields: {} }));
  // First the labels alone; then, with the people that labelled lists name, everything once more.
  const people = knownPeople(slotsOf(document, bare));
  const lines = people.size === 0 ? bare : bare.map((line) => ({ ...line, people }));
  const slots = slotsOf(document, lines);
  const { cover, records } = hints.divided ? dividedLines(lines, hints.divided) : segment(lines, slots);
  const coverYear = yearIn(cover);
  const coverOrganisation = organisationIn(cover);
  const outside = hints.yearHint ?? yearInPath(pathParts(hints.path))?.year;
  let previous: { readonly year: number; readonly month: number } | null = null;
  return records.map(({ from, to }, ordinal): ReadRecord => {
    const own = lines.slice(from, to);
    if (own.length === 0) return { ordinal, blocks: hints.divided![ordinal]!, fields: {} };
    const last = own.at(-1)!;
    const ownSlots = slots.slice(firstSlotFrom(slots, own[0]!.index), firstSlotFrom(slots, last.index + 1));
    const hint: number | undefined = yearIn(own.slice(0, 4).filter((line) => line.text.length <= 45)) ?? coverYear ?? following(previous, own) ?? outside ?? yearIn(own);
    const fields = readFields(own, ownSlots, hint);
    if (fields.date) previous = { year: Number(fields.date.value.slice(0, 4)), month: Number(fields.date.value.slice(5, 7)) };
    return {
      ordinal,
      blocks: { start: own[0]!.block, end: last.block + 1 },
      fields: fields.organisation || !coverOrganisation ? fields : { ...fields, organisation: coverOrganisation },
    };
  });
}

function slotsOf(document: Pick<ReadDocument, 'blocks'>, lines: readonly Line[]): readonly Slot[] {
  return [...findLineSlots(lines.filter((line) => line.row === undefined), isRecordTitle), ...findTableSlots(document.blocks, lines)].sort((one, other) => one.line - other.line);
}

/** Lines of the records as a person has divided them. */
function dividedLines(lines: readonly Line[], divided: readonly BlockRange[]): Segments {
  const lineAt = (block: number): number => {
    const found = lines.findIndex((line) => line.block >= block);
    return found < 0 ? lines.length : found;
  };
  const records = divided.map(({ start, end }) => ({ from: lineAt(start), to: lineAt(end) }));
  return { cover: lines.slice(0, records[0]?.from ?? 0), records };
}

/** The year that lines of a heading or cover state (2025年度, 二〇二五年); the first one counts. */
function yearIn(lines: readonly Line[]): number | undefined {
  for (const line of lines) {
    const found = findDatesInFolded(line.text).find((date) => date.inTitle === undefined && date.yearAssumed === undefined);
    if (found) return found.year;
    // 〔2024〕第2期 alone on its line is the paper's own number; within a line it may be another's.
    const ownNumber = /^\s*[〔[(]\s*(20[0-9]{2})\s*[〕\])]\s*年?\s*第?\s*[0-9一二三四五六七八九十]{1,3}\s*[期号次]\s*$/.exec(line.text);
    if (ownNumber) return parseNumeral(ownNumber[1]!) ?? undefined;
    const bare = /(?<![0-9])(20[0-9]{2})(?![0-9])/.exec(line.text);
    if (bare && line.text.length <= 30 && !/[〔[]/.test(line.text)) return parseNumeral(bare[1]!) ?? undefined;
  }
  return undefined;
}

/** The year after the record before it; a book that goes from December to January enters the next year. */
function following(previous: { readonly year: number; readonly month: number } | null, own: readonly Line[]): number | undefined {
  if (!previous) return undefined;
  const month = own.slice(0, 6).map((line) => findDatesInFolded(line.text, { yearHint: previous.year }).find((date) => date.yearAssumed)?.month).find((found) => found !== undefined);
  return month !== undefined && previous.month - month >= 9 ? previous.year + 1 : previous.year;
}

function organisationIn(cover: readonly Line[]): ReturnType<typeof readOrganisation> {
  for (const line of cover) {
    const found = readOrganisation({ line, start: 0, end: line.text.length }, 0.75) ?? bodyOfTitle(line);
    if (found) return found;
  }
  return null;
}
