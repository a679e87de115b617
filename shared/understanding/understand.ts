import { findDates } from '../calendar/findDates.ts';
import type { Classification, Classifier } from '../classification/classification.ts';
import { recogniseBranch } from '../classification/recogniseBranch.ts';
import { yearOf, type CalendarDate } from '../model/calendarDate.ts';
import { pictureFormats, type Block, type ReadDocument } from '../model/document.ts';
import type { ReadRecord, RecordFields } from '../model/record.ts';
import type { RosterReading } from '../model/roster.ts';
import { namesOfSignIn } from '../reading/namesOfSignIn.ts';
import { textOf } from '../reading/documentText.ts';
import { readRecords } from '../reading/readRecords.ts';
import { readRosters } from '../roster/readRosters.ts';
import { standInsFor } from '../text/standIns.ts';
import { classificationInput, openingOf } from './classificationInput.ts';
import { pageCount } from './pageCount.ts';
import { pathParts, yearInPath, type PathParts } from './pathParts.ts';
import { awaits, countScan, linesOnPages, withScanMarks } from './scanMarks.ts';
import type { DividedRecord, Division } from './division.ts';
import type { UnderstoodRecord, Understanding } from './understanding.ts';

/**
 * Understands one file: content first, then the names of file and folders (interface.md, “How a source folder is
 * understood”).
 *
 * @param read what the reader gave
 * @param path relative to the source folder, `/` between parts
 * @param classifier made from the scheme and what the clerk has taught
 * @param division how a person has divided it, where it is a minute-book
 */
export function understand(read: FileRead, path: string, classifier: Classifier, division?: Division): Understanding {
  const standIns = standInsFor(read.blocks, [path]);
  if (!standIns) return understandPlain(read, path, classifier, division);
  const blocks = standIns.hideBlocks(read.blocks);
  return standIns.restore(understandPlain({ ...read, blocks }, standIns.hide(path), classifier, division), blocks);
}

type FileRead = Pick<ReadDocument, 'format' | 'blocks' | 'evidence' | 'notes'>;

function understandPlain(read: FileRead, path: string, classifier: Classifier, division?: Division): Understanding {
  const parts = pathParts(path);
  // A banner or a watermark in a photo is a caption: it can be searched for, but it is not a record.
  const document = !division && pictureFormats.has(read.format) && !isPage(read.blocks) ? { ...read, blocks: [] } : read;
  const scan = countScan(document.blocks);
  const namedYear = yearInPath(parts);
  const rosters = readRosters(document);
  const records = readRecords(document, { path, yearHint: namedYear?.year, divided: division?.records.map(({ blocks }) => blocks) }).map((record) => withTypedDate(record, division?.records[record.ordinal]));
  const classifyRecord = (record: ReadRecord | null) => withSetKind(classifier.classify(classificationInput(document, record, parts, rosters)), record, division);
  const classifications = records.length === 0 ? [classifyRecord(null)] : records.map(classifyRecord);
  const first = records[0]?.fields;
  // The name of a photographed page tells when it was photographed.
  const named = division && pictureFormats.has(read.format) ? null : dateInName(parts, namedYear?.year);
  const date = first?.date?.value ?? named ?? first?.signedOn?.value ?? null;
  const year = yearOfFile(first, date, rosters, namedYear);
  const classification = classificationOfFile(classifications);
  const opening = openingOf(document.blocks);
  return {
    title: first?.title?.value ?? parts.fileName,
    opening,
    date,
    year: year?.year ?? null,
    yearSource: year?.source ?? null,
    branch: recogniseBranch({
      organisation: organisationOf(records, rosters),
      title: first?.title?.value ?? null,
      opening,
      signature: first?.signatures?.at(-1)?.value ?? null,
      folders: parts.folders,
      fileName: parts.fileName,
    }),
    classification: awaits(scan) ? { ...classification, reasons: [...classification.reasons, '文字由识别（OCR）得出，日期、人名等要素待确认'] } : classification,
    records: records.map((record, index): UnderstoodRecord => {
      const own = classifications[index]!;
      const blocks = document.blocks.slice(record.blocks.start, record.blocks.end);
      const counted = countScan(blocks);
      return { ...record, ...(counted ? { fields: withTypedDate({ ...record, fields: withScanMarks(record.fields, document.blocks) }, division?.records[record.ordinal]).fields, scan: { ...counted, pages: linesOnPages(blocks) } } : {}), kind: own.kind, category: own.category, confidence: own.confidence };
    }),
    rosters,
    signInNames: classification.kind === 'signInSheet' ? namesOfSignIn(document) : [],
    pages: pageCount(read),
    picture: !division && pictureFormats.has(document.format) && document.blocks.length === 0,
    ...(division?.continues ? { continues: division.continues } : {}),
    ...(scan ? { scan } : {}),
  };
}

/** A day that a person has typed is sure; where the same was read, it stays tied to its place in the original. */
function withTypedDate(record: ReadRecord, divided: DividedRecord | undefined): ReadRecord {
  if (!divided?.date) return record;
  const { date: value } = divided;
  const { date: read, ...others } = record.fields;
  const raw = read?.value === value ? read.raw : value;
  const place = read?.value === value ? read.place : { block: record.blocks.start, start: 0, end: 0 };
  return { ...record, fields: { ...others, date: { value, raw, place, confidence: 1 } } };
}

/** What a person has set comes before what was recognised; a page without a record of its own is a page of the book. */
function withSetKind(read: Classification, record: ReadRecord | null, division: Division | undefined): Classification {
  if (!division) return read;
  const set = record ? division.records[record.ordinal]?.kind : undefined;
  if (set) return { ...read, kind: set.id, category: set.category ?? read.category, confidence: 1, reasons: ['拆分记录本时由人指定'] };
  if (record) return read;
  const reason = division.continues ? `记录本的一页，接“${division.continues.path}”所记的会议` : '记录本的一页';
  return { ...read, kind: 'minuteBook', category: '04', confidence: 1, reasons: [reason] };
}

/** As little as a short notice has; banners, captions and watermarks have less. */
const PAGE_CHARACTERS = 60;
const PAGE_LINES = 4;

/** Whether a picture shows a page of text, not people in front of a banner. */
function isPage(blocks: readonly Block[]): boolean {
  return (countScan(blocks)?.lines ?? 0) >= PAGE_LINES && textOf(blocks).replace(/\s/g, '').length >= PAGE_CHARACTERS;
}

/** A file of several records is what they are if they agree, and a minute-book if they do not. */
function classificationOfFile(classifications: readonly Classification[]): Classification {
  const first = classifications[0]!;
  if (classifications.length === 1 || classifications.every(({ kind }) => kind === first.kind)) return first;
  const home = mostFrequent(classifications.map(({ category }) => category));
  const agreeing = classifications.find(({ category }) => category === home) ?? first;
  return {
    ...agreeing,
    kind: home === '04' ? 'minuteBook' : agreeing.kind,
    reasons: [`一份文件中有 ${classifications.length} 次记录，归入其中多数所属的类别`, ...agreeing.reasons],
  };
}

function yearOfFile(
  fields: RecordFields | undefined,
  date: CalendarDate | null,
  rosters: readonly RosterReading[],
  namedYear: ReturnType<typeof yearInPath>,
): { year: number; source: string } | null {
  if (fields?.date) return { year: yearOf(fields.date.value), source: `正文日期“${fields.date.raw}”` };
  if (namedYear) return namedYear;
  if (date) return { year: yearOf(date), source: '文件名或落款中的日期' };
  const listed = rosters.find(({ asOf }) => asOf)?.asOf;
  return listed ? { year: yearOf(listed), source: '名册标明的截止日期' } : null;
}

/** The one day that the file's own name states, else its folder's; the year may come from above. */
export function dateInName(parts: PathParts, yearHint: number | undefined): CalendarDate | null {
  const options = yearHint === undefined ? {} : { yearHint };
  for (const name of [parts.fileName, parts.folders.at(-1) ?? '']) {
    const days = findDates(name, options).filter((found) => found.precision === 'day' && found.date !== null);
    const distinct = new Set(days.map(({ date }) => date));
    if (distinct.size === 1) return days[0]!.date;
  }
  return null;
}

function organisationOf(records: readonly ReadRecord[], rosters: readonly RosterReading[]): string | null {
  const written = records.find(({ fields }) => fields.organisation)?.fields.organisation?.value;
  return written ?? rosters.find(({ organisation }) => organisation)?.organisation ?? null;
}

function mostFrequent<Value>(values: readonly Value[]): Value {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}
