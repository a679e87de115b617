import type { LateRecordNote } from '../../shared/ledgers/lateRecordNote.ts';
import { mergedRoster } from '../../shared/ledgers/mergedRoster.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { AttachmentFact, BranchFacts, BranchOrigin, RecordFact, TownshipFacts } from '../../shared/model/facts.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { schemeIndex, type SchemeIndex } from '../../shared/scheme/schemeIndex.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import type { StoredRecord } from '../library/readings.ts';
import { pathParts, yearInPath } from '../../shared/understanding/pathParts.ts';
import { awaits, awaitsPerson, confirmedFields } from '../../shared/understanding/scanMarks.ts';
import { dateInName } from '../../shared/understanding/understand.ts';
import { standardFacts } from './ledgers/standards.ts';
import { placesInBooks, type PlacesInBooks } from './books/placesInBooks.ts';
import { countedItems, rosterLines } from './rosterLines.ts';
import { recordsByItem } from './recordsByItem.ts';
import { photosByBranch } from './photoFacts.ts';
import { writtenPagesByBranch } from './writtenPages.ts';

const noEvidence: Evidence = { uninformative: {} };

/**
 * Puts together what the rules go by: every branch with its lists of people and its records, as of one day.
 *
 * @param stored the library's records, where the caller has read them already
 * @param listed its items, likewise
 */
export function townshipFacts(library: Library, scheme: Scheme, asOf: CalendarDate, stored: ReturnType<typeof recordsByItem> = recordsByItem(library), listed: readonly LibraryItem[] = library.items.list()): TownshipFacts {
  const index = schemeIndex(scheme);
  const items = countedItems(listed);
  const records = recordsByBranch(library, items, stored, index);
  const rosters = rosterLines(library, items);
  const entered = Map.groupBy(library.ledgers.list('rosterMembers'), ({ branch }) => branch);
  const writing = writtenPagesByBranch(library, listed, stored);
  const photos = photosByBranch(library, listed, scheme, records);
  const names = new Set([...records.keys(), ...rosters.keys()]);
  const known = new Map(library.branches.list().map((branch) => [branch.name, branch]));
  const standards = standardFacts(library);
  const branches = [...names].sort().map((name): BranchFacts => {
    const own = (records.get(name) ?? []).sort(byDate);
    return { name, years: yearsOf(own, index), roster: mergedRoster(rosters.get(name) ?? [], entered.get(name) ?? []), overrides: known.get(name)?.overrides ?? {}, records: own, photos: photos.get(name) ?? [], ...withWriting(writing.get(name)), standards: standards.get(name) ?? [], ...originOf(known.get(name)?.origin) };
  });
  return { asOf, branches };
}

function withWriting(writing: BranchFacts['writing']): Pick<BranchFacts, 'writing'> {
  return writing ? { writing } : {};
}

function originOf(origin: BranchOrigin | undefined): Pick<BranchFacts, 'origin'> {
  return origin ? { origin } : {};
}

function recordsByBranch(library: Library, items: ReadonlyMap<number, LibraryItem>, stored: ReturnType<typeof recordsByItem>, index: SchemeIndex): Map<string, RecordFact[]> {
  const attachments = attachmentsByMeeting(library, items);
  const notes = Map.groupBy(library.ledgers.list('lateRecordNotes'), ({ itemId }) => itemId);
  const places = placesInBooks(library);
  const facts = new Map<string, RecordFact[]>();
  for (const item of items.values()) {
    const own = stored.get(item.id) ?? [];
    // A photographed page on which no record begins speaks through the record that it goes on with.
    if (own.length === 0 && places.isPage(item.sha256)) continue;
    const made = own.length === 0 ? [bareFact(item, index)] : own.map((record) => withBook(recordFact(item, record, own.length === 1, index), item, places));
    const complete = made.map((fact) => ({ ...fact, attachments: [...(attachments.get(meetingKey(item.sourceId, fact.path, fact.ordinal)) ?? []), ...attachedNotes(notes.get(item.id) ?? [], fact.ordinal)] }));
    const together = facts.get(item.branch!);
    if (together) together.push(...complete);
    else facts.set(item.branch!, complete);
  }
  return facts;
}

/** A 补录说明 that a person attached speaks as one that lies in the folder. */
function attachedNotes(notes: readonly LateRecordNote[], ordinal: number): readonly AttachmentFact[] {
  return notes.filter((note) => note.ordinal === null || note.ordinal === ordinal).map(({ path, filedOn, writtenBy }) => ({ path, kind: 'lateRecordNote', names: [], title: `${writtenBy} ${filedOn} 补录` }));
}

function withBook(fact: FactWithoutAttachments, { sha256 }: LibraryItem, places: PlacesInBooks): FactWithoutAttachments {
  const book = places.of(sha256, fact.ordinal);
  return book ? { ...fact, book } : fact;
}

type FactWithoutAttachments = Omit<RecordFact, 'attachments'>;

function recordFact(item: LibraryItem, record: StoredRecord, alone: boolean, index: SchemeIndex): FactWithoutAttachments {
  const kind = alone ? item.kind : record.kind;
  const date = alone ? item.date : (record.fields.date?.value ?? null);
  return {
    ...commonFact(item, kind, index),
    ordinal: record.ordinal,
    title: (alone ? item.title : record.fields.title?.value) ?? item.title ?? '',
    date,
    year: date ? Number(date.slice(0, 4)) : item.year,
    fields: record.fields,
    text: record.text,
    evidence: record.evidence,
    ...(record.scan ? ofScan(item, record, date) : {}),
  };
}

/** What OCR read is held against nobody before a person has compared it with the picture: until then it only spares. */
function ofScan(item: LibraryItem, { fields, scan, text }: StoredRecord, date: CalendarDate | null): Pick<RecordFact, 'scanned' | 'fields' | 'date' | 'text' | 'awaiting'> {
  if (!awaits(scan)) return { scanned: true, fields, date, text };
  const parts = pathParts(item.path);
  const stated = item.decided.date ?? dateInName(parts, yearInPath(parts)?.year);
  const unsure = date !== stated && [fields.date, fields.signedOn].some((field) => field?.value === date && awaitsPerson(field));
  return { scanned: true, fields: confirmedFields(fields), date: unsure ? null : date, text: '', awaiting: { fields, date: unsure ? date : null } };
}

/** A scan or photo whose text is not read yet still shows that there is something of its kind and day. */
function bareFact(item: LibraryItem, index: SchemeIndex): FactWithoutAttachments {
  return { ...commonFact(item, item.kind, index), ordinal: 0, title: item.title ?? '', date: item.date, year: item.year, fields: {}, text: '', evidence: noEvidence };
}

function commonFact(item: LibraryItem, kind: string | null, index: SchemeIndex): Pick<RecordFact, 'path' | 'branch' | 'kind' | 'role' | 'category' | 'confirmed'> {
  const known = kind === null ? null : index.kind(kind);
  return { path: item.path, branch: item.branch!, kind, role: known?.role ?? null, category: known?.category ?? item.category, confirmed: item.status === 'filed' };
}

function attachmentsByMeeting(library: Library, items: ReadonlyMap<number, LibraryItem>): ReadonlyMap<string, AttachmentFact[]> {
  const signed = new Map([...library.readings.signInSheets()].map(({ itemId, names, scan }) => [itemId, awaits(scan) ? [] : names]));
  const tied = new Map<string, AttachmentFact[]>();
  for (const item of items.values()) {
    if (!item.attachedTo || !item.kind) continue;
    const key = meetingKey(item.sourceId, item.attachedTo.path, item.attachedTo.ordinal);
    tied.set(key, [...(tied.get(key) ?? []), { path: item.path, kind: item.kind, names: signed.get(item.id) ?? [] }]);
  }
  return tied;
}

function meetingKey(sourceId: number, path: string, ordinal: number): string {
  return `${sourceId} ${ordinal} ${path}`;
}

/**
 * The years a branch's own work covers. A member's application of ten years ago, a list of people or a circular from
 * above does not show that the folder is meant to cover its year.
 */
function yearsOf(records: readonly RecordFact[], index: SchemeIndex): BranchFacts['years'] {
  const own = records.filter(({ kind, role, category }) => role !== 'roster' && role !== 'development' && category !== '03' && !(kind !== null && fromAbove.has(kind)) && (kind === null || index.kind(kind) !== null));
  const years = (own.length > 0 ? own : records).flatMap(({ year }) => (year === null ? [] : [year]));
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) };
}

const fromAbove: ReadonlySet<string> = new Set(['superiorDocument', 'incomingCircular', 'memberInformationForm', 'transferLetter', 'branchEstablishment', 'electionApproval', 'electionResult', 'electionMinutes', 'electionPlan', 'electionBallots', 'appointment', 'rules', 'villageRules']);

function byDate(a: RecordFact, b: RecordFact): number {
  const [left, right] = [a.date ?? '9999', b.date ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.ordinal - b.ordinal;
}
