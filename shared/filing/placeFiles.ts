import { FILE_ABOVE } from '../classification/classification.ts';
import { yearOf, type CalendarDate } from '../model/calendarDate.ts';
import type { MeetingKey } from '../model/meetingKey.ts';
import type { Scheme } from '../model/scheme.ts';
import { schemeIndex, type SchemeIndex } from '../scheme/schemeIndex.ts';
import { pathParts } from '../understanding/pathParts.ts';
import type { FileToPlace, Placement } from './filing.ts';
import { meetingKindsNamed, type MeetingKindsNamed } from './meetingKindsNamed.ts';
import { placeBranches, type PlacedBranch } from './placeBranches.ts';
import { tieAttachments, type AttachmentToTie, type MeetingToTie } from './tieAttachments.ts';

/** A tie to a meeting settles what a photo or sign-in sheet is, even where its own name says little. */
const TIED_CONFIDENCE = 0.8;

/**
 * Files the readable files of one source: branch, year, category, kind, what belongs to which meeting, what is a
 * duplicate. Whatever is not sure enough waits for a person (`needs-review`) with the reason.
 *
 * @returns one placement a file, in the order given
 */
export function placeFiles(files: readonly FileToPlace[], scheme: Scheme): readonly Placement[] {
  const index = schemeIndex(scheme);
  const branches = placeBranches(files);
  const duplicates = findDuplicates(files, branches);
  const ties = tieAttachments(attachmentsOf(files, branches, duplicates, index, meetingKindsNamed(scheme)), meetingsOf(files, branches, duplicates, index));
  const places = new Set(files.map(({ path }) => path));
  const tieOf = ({ path, understanding: { continues } }: FileToPlace) => (continues && places.has(continues.path) ? continues : ties.get(path)) ?? null;
  const dates = new Map(files.map((file) => [file.path, dateOf(file)]));
  return files.map((file) => place(file, { branch: branches.get(file.path) ?? null, duplicateOf: duplicates.get(file.path) ?? null, tie: tieOf(file), dates, index }));
}

interface Surroundings {
  readonly branch: PlacedBranch | null;
  readonly duplicateOf: string | null;
  readonly tie: MeetingKey | null;
  readonly dates: ReadonlyMap<string, CalendarDate | null>;
  readonly index: SchemeIndex;
}

function place(file: FileToPlace, { branch, duplicateOf, tie, dates, index }: Surroundings): Placement {
  const { understanding, decided } = file;
  const { classification } = understanding;
  const kindId = decided.kind ?? kindWithin(decided.category, tie ? attachmentKind(file) : classification.kind, file, index);
  const kind = kindId ? index.kind(kindId) : null;
  const category = categoryOf(file, kind?.category ?? null);
  const tiedDate = tie ? (dates.get(tie.path) ?? null) : null;
  const date = dateOf(file) ?? tiedDate;
  const year = decided.year ?? (date ? yearOf(date) : understanding.year);
  const sure = decided.kind || decided.category ? 1 : tie ? Math.max(classification.confidence, TIED_CONFIDENCE) : classification.confidence;
  const doubts = doubtsAbout({ category, sure, branch, year });
  const status = duplicateOf ? 'duplicate' : doubts.length > 0 ? 'needs-review' : 'filed';
  return {
    path: file.path,
    status,
    branch: branch?.name ?? null,
    year,
    date,
    kind: kindId,
    category,
    alsoIn: classification.alsoIn,
    retention: kind?.retention ?? null,
    title: decided.title ?? understanding.title,
    confidence: sure,
    reasons: [
      ...doubts,
      ...(duplicateOf ? [`与“${duplicateOf}”内容完全相同`] : []),
      ...(decided.kind || decided.category ? ['由人工指定类别'] : classification.reasons),
      ...(branch ? [branch.reason] : []),
      ...(tie && !understanding.continues ? [`属于“${tie.path}”所记的会议`] : []),
      ...(understanding.yearSource && year !== null ? [`年度取自${understanding.yearSource}`] : []),
    ],
    duplicateOf,
    attachedTo: tie,
  };
}

function doubtsAbout({ category, sure, branch, year }: { category: string | null; sure: number; branch: PlacedBranch | null; year: number | null }): string[] {
  const doubts: string[] = [];
  if (category === null) doubts.push('看不出属于哪一类，请核对');
  else if (sure < FILE_ABOVE) doubts.push('归类把握不大，请核对');
  if (!branch) doubts.push('没有写明支部，待归属');
  if (year === null) doubts.push('没有写明日期或年度，请补填年度');
  return doubts;
}

function dateOf({ decided, understanding }: FileToPlace): CalendarDate | null {
  return decided.date ?? understanding.date;
}

/**
 * The same bytes twice in one branch are one item; the same circular in two villages' folders belongs to both.
 * The copy with the shortest path, outside a zip first, is the one that stays.
 */
function findDuplicates(files: readonly FileToPlace[], branches: ReadonlyMap<string, PlacedBranch>): ReadonlyMap<string, string> {
  const duplicates = new Map<string, string>();
  for (const same of Map.groupBy(files, ({ sha256 }) => sha256).values()) {
    if (same.length === 1) continue;
    for (const copies of Map.groupBy(same, ({ path }) => branches.get(path)?.name ?? '').values()) {
      const [first, ...others] = copies.toSorted((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
      for (const other of others) duplicates.set(other.path, first!.path);
    }
  }
  return duplicates;
}

function rank(path: string): number {
  return path.length + (path.includes('.zip!/') ? 10_000 : 0);
}

function meetingsOf(files: readonly FileToPlace[], branches: ReadonlyMap<string, PlacedBranch>, duplicates: ReadonlyMap<string, string>, index: SchemeIndex): MeetingToTie[] {
  return files.flatMap((file) => {
    const branch = branches.get(file.path)?.name;
    if (!branch || duplicates.has(file.path)) return [];
    const { records, classification } = file.understanding;
    return records.flatMap((record) => {
      const kind = records.length === 1 ? (file.decided.kind ?? classification.kind) : record.kind;
      const date = records.length === 1 ? dateOf(file) : (record.fields.date?.value ?? null);
      return kind && date && index.kind(kind)?.role === 'meeting' ? [{ path: file.path, ordinal: record.ordinal, branch, date, kind }] : [];
    });
  });
}

function attachmentsOf(files: readonly FileToPlace[], branches: ReadonlyMap<string, PlacedBranch>, duplicates: ReadonlyMap<string, string>, index: SchemeIndex, kindsNamed: MeetingKindsNamed): AttachmentToTie[] {
  return files.flatMap((file) => {
    const branch = branches.get(file.path)?.name;
    const kind = attachmentKind(file);
    if (!branch || duplicates.has(file.path) || !kind || index.kind(kind)?.role !== 'attachment') return [];
    const { folders, fileName } = pathParts(file.path);
    const names = [fileName, ...folders.slice(-2).reverse(), file.understanding.title];
    return [{ path: file.path, branch, date: dateOf(file), takenOn: file.takenOn, month: monthNamed(names), year: file.understanding.year, namedKinds: kindsNamed(names) }];
  });
}

/** The kind that was read, unless a person has put the file in a category where it cannot be; then the likeliest that can. */
function kindWithin(category: string | undefined, read: string | null, { understanding }: FileToPlace, index: SchemeIndex): string | null {
  const kind = read === null ? null : index.kind(read);
  if (category === undefined || !kind || kind.role === 'attachment' || kind.category === category || kind.alsoIn.includes(category)) return read;
  return understanding.classification.alternatives.find((alternative) => alternative.category === category)?.kind ?? null;
}

/** A kind that a person set brings its category; otherwise an attachment keeps the category of the meeting it speaks of. */
function categoryOf({ decided, understanding }: FileToPlace, ofKind: string | null): string | null {
  return decided.category ?? (decided.kind ? ofKind : null) ?? understanding.classification.category ?? ofKind;
}

/** A picture that says nothing of itself is taken for a photo of the meeting, if it can be tied to one. */
function attachmentKind({ decided, understanding }: FileToPlace): string | null {
  const { kind, confidence } = understanding.classification;
  if (decided.kind) return decided.kind;
  return understanding.picture && (kind === null || confidence < FILE_ABOVE) ? 'activityPhoto' : kind;
}

/** The month that the first of these names states: 5月主题党日. */
export function monthNamed(names: readonly string[]): number | null {
  for (const name of names) {
    const month = /(?<!\d)(1[0-2]|0?[1-9])月(?!\d*日?至)/.exec(name.normalize('NFKC'))?.[1];
    if (month) return Number(month);
  }
  return null;
}
