import { pictureFormats } from '../../shared/model/document.ts';
import { monthNamed } from '../../shared/filing/placeFiles.ts';
import { meetingKindsNamed, type MeetingKindsNamed } from '../../shared/filing/meetingKindsNamed.ts';
import { tieAttachments, type AttachmentToTie, type MeetingToTie } from '../../shared/filing/tieAttachments.ts';
import type { RecordFact } from '../../shared/model/facts.ts';
import type { PhotoFact, PhotoMeeting } from '../../shared/model/photo.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { namedByCamera } from '../../shared/photos/namedByCamera.ts';
import { pathParts } from '../../shared/understanding/pathParts.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import type { StoredPicture } from '../library/pictures.ts';

/**
 * The pictures of every branch with the meeting each is filed with. Duplicates count here: the same bytes filed with two
 * meetings are exactly what is looked for.
 */
export function photosByBranch(library: Library, listed: readonly LibraryItem[], scheme: Scheme, records: ReadonlyMap<string, readonly RecordFact[]>): ReadonlyMap<string, readonly PhotoFact[]> {
  const pictures = Map.groupBy(library.pictures.all(), ({ document }) => document);
  const items = Map.groupBy(listed.filter((item) => item.branch !== null && item.sha256 !== null && pictures.has(item.sha256) && isPlaced(item)), ({ branch }) => branch!);
  const kindsNamed = meetingKindsNamed(scheme);
  return new Map([...items].map(([branch, own]) => [branch, photosOf(own, pictures, records.get(branch) ?? [], kindsNamed)]));
}

function isPlaced({ status }: LibraryItem): boolean {
  return status === 'filed' || status === 'needs-review' || status === 'duplicate';
}

function photosOf(items: readonly LibraryItem[], pictures: ReadonlyMap<string, readonly StoredPicture[]>, records: readonly RecordFact[], kindsNamed: MeetingKindsNamed): readonly PhotoFact[] {
  const byKey = new Map(records.map((record) => [keyOf(record), record]));
  const byPath = Map.groupBy(records, ({ path }) => path);
  const ties = tieAttachments(items.filter(isLoose).map((item) => toTie(item, kindsNamed)), meetingsAmong(records));
  return items.flatMap((item) => {
    const stated = item.attachedTo ?? (isLoose(item) ? ties.get(item.path) : undefined);
    const meeting = (stated ? byKey.get(keyOf(stated)) : undefined) ?? soleMeeting(byPath.get(item.path) ?? []);
    // A document that lies there twice is one record: the pictures inside its copy say nothing.
    // A photographed page of minutes is a record; when it was photographed says nothing of the meeting.
    const isPage = byPath.get(item.path)?.some(({ scanned }) => scanned) === true;
    const own = (pictures.get(item.sha256!) ?? []).filter(({ name }) => (name === null ? !isPage : item.status !== 'duplicate'));
    return own.map((picture) => photoFact(item, picture, meeting ?? null));
  });
}

function photoFact(item: LibraryItem, { name, sha256, width, height, exif, features }: StoredPicture, meeting: RecordFact | null): PhotoFact {
  return {
    path: item.path,
    ...(name === null ? {} : { embedded: name }),
    sha256,
    fileSha256: item.sha256!,
    width,
    height,
    exif,
    features,
    kind: item.kind,
    date: item.date,
    meeting: meeting && meetingOf(meeting),
    duplicate: item.status === 'duplicate',
  };
}

function meetingOf({ path, ordinal, title, kind, date }: RecordFact): PhotoMeeting {
  return { path, ordinal, title, kind, date };
}

/** Filing ties neither duplicates nor photos whose own name gives another day; where they lie says what they are kept for. */
function isLoose({ attachedTo, kind, format }: LibraryItem): boolean {
  return attachedTo === null && format !== null && pictureFormats.has(format) && (kind === null || kind === 'activityPhoto' || kind === 'signInSheet');
}


function toTie({ path, branch, date, year, title }: LibraryItem, kindsNamed: MeetingKindsNamed): AttachmentToTie {
  const { folders, fileName } = pathParts(path);
  const names = [fileName, ...folders.slice(-2).reverse(), title ?? ''];
  return { path, branch: branch!, date: namedByCamera(fileName) ? null : date, takenOn: null, month: monthNamed(names), year, namedKinds: kindsNamed(names) };
}

function meetingsAmong(records: readonly RecordFact[]): readonly MeetingToTie[] {
  return records.flatMap(({ path, ordinal, branch, date, kind, role }) => (role === 'meeting' && date && kind ? [{ path, ordinal, branch, date, kind }] : []));
}

/** A minute-book holds many meetings, and nothing says which of them a picture in it belongs to. */
function soleMeeting(records: readonly RecordFact[]): RecordFact | undefined {
  return records.length === 1 && records[0]!.role === 'meeting' ? records[0] : undefined;
}

function keyOf({ path, ordinal }: { readonly path: string; readonly ordinal: number }): string {
  return `${ordinal} ${path}`;
}
