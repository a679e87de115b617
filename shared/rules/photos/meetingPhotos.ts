import { daysBetween, parseCalendarDate, type CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { PhotoFact } from '../../model/photo.ts';
import { namedByCamera } from '../../photos/namedByCamera.ts';
import { preparePhoto, type PreparedPhoto } from '../../photos/preparedPhoto.ts';
import type { RuleContext } from '../rule.ts';
import type { PhotoSignals } from './photoSignalsData.ts';

/** A photo that stands for one meeting of a known day. */
export interface MeetingPhoto {
  readonly branch: BranchFacts;
  readonly photo: PhotoFact;
  readonly date: CalendarDate;
  /** The record of the meeting; `null` where only the photo's own name or folder gives the day. */
  readonly record: RecordFact | null;
  readonly prepared: PreparedPhoto | null;
  /** Whether the names of file and folder speak of the meeting, too; a photo in a catch-all folder may belong to anything. */
  readonly sure: boolean;
}

/** What cannot be a photo of a meeting is left out: small pictures, long strips, documents' ornaments, papers' scans. */
export function meetingPhotos({ facts, rulebook }: RuleContext): readonly MeetingPhoto[] {
  const known = cache.get(facts);
  if (known) return known;
  const found = facts.branches.flatMap((branch) => {
    if (!branch.photos || branch.photos.length === 0) return [];
    const records = new Map(branch.records.map((record) => [keyOf(record), record]));
    return branch.photos.flatMap((photo) => meetingPhoto(photo, branch, records, rulebook.photoSignals));
  });
  cache.set(facts, found);
  return found;
}

const cache = new WeakMap<object, readonly MeetingPhoto[]>();

function meetingPhoto(photo: PhotoFact, branch: BranchFacts, records: ReadonlyMap<string, RecordFact>, signals: PhotoSignals): readonly MeetingPhoto[] {
  const { meeting, kind, embedded } = photo;
  if (!hasPhotoSize(photo, signals)) return [];
  const record = meeting ? (records.get(keyOf(meeting)) ?? null) : null;
  const date = meeting ? meeting.date : kind === 'activityPhoto' && embedded === undefined && !namedByCamera(photo.path.split('/').at(-1)!) ? photo.date : null;
  if (date === null || (meeting && !record)) return [];
  const prepared = photo.features ? preparePhoto(photo.features) : null;
  // A picture that cannot be decoded here (HEIC) is known by its bytes; inside a document it may be any ornament.
  const counts = kind === 'signInSheet' || (prepared ? prepared.tellable : embedded === undefined && kind === 'activityPhoto');
  return counts ? [{ branch, photo, date, record, prepared, sure: embedded !== undefined || speaksOf(photo.path, date) }] : [];
}

/** The month of the meeting, its day as digits, or what kind of meeting it was, in the names of file and last two folders. */
function speaksOf(path: string, date: CalendarDate): boolean {
  const names = path.normalize('NFKC').split('/').slice(-3).join('/');
  const [, month, day] = date.split('-') as [string, string, string];
  const digits = new RegExp(`(?<!\\d)(?:\\d{4}[-._年]?)?0?${Number(month)}[-._月]?0?${Number(day)}(?!\\d)`);
  return new RegExp(`(?<!\\d)0?${Number(month)}月`).test(names) || digits.test(names) || /党日|大会|支委|委员会|党课|小组会|组织生活|评议|会议|活动|第[一二三四]季度/.test(names);
}

function hasPhotoSize({ width, height }: PhotoFact, { smallestSide, longestShape }: PhotoSignals): boolean {
  if (width === null || height === null) return false;
  const [short, long] = width < height ? [width, height] : [height, width];
  return short >= smallestSide && long <= short * longestShape;
}

/** When a camera says it took a photo. */
export interface Shot {
  readonly at: MeetingPhoto;
  /** As the camera wrote it: `2025:03:05 09:12:00`. */
  readonly raw: string;
  readonly day: CalendarDate;
  /** Minutes since 1970 of the camera's own clock, without a zone. */
  readonly minute: number;
  readonly camera: string;
  /** Days from the meeting to the shot; negative where the shot came first. */
  readonly off: number;
}

/** The photos whose camera wrote a time that may be one: no clock that was never set, no day after the check, no scanner. */
export function shotsOf({ facts, rulebook }: RuleContext, photos: readonly MeetingPhoto[]): readonly Shot[] {
  return photos.flatMap((at): readonly Shot[] => {
    const { exif, kind, duplicate } = at.photo;
    const raw = exif['DateTimeOriginal'];
    const parts = /^(\d{4}):(\d{2}):(\d{2})[ T](\d{2}):(\d{2})/.exec(raw ?? '');
    const day = parts && parseCalendarDate(`${parts[1]!}-${parts[2]!}-${parts[3]!}`);
    if (!raw || !day || duplicate || kind === 'signInSheet' || !at.record) return [];
    if (day > facts.asOf || rulebook.photoSignals.unsetClocks.some((beginning) => raw.startsWith(beginning))) return [];
    const machine = [exif['Make'], exif['Model'], exif['BodySerialNumber']].filter((part) => part !== undefined).join(' ');
    const words = `${machine} ${exif['Software'] ?? ''}`.toLowerCase();
    if (rulebook.photoSignals.scanners.some((word) => words.includes(word))) return [];
    const minute = Date.parse(day) / 60_000 + Number(parts[4]) * 60 + Number(parts[5]);
    return [{ at, raw, day, minute, camera: machine, off: daysBetween(at.date, day) }];
  });
}

/** “4月主题党日/IMG_0051.jpg”, or “4月主题党日/记录.docx”中的图片 image1.jpeg: many folders hold a 现场.jpg. */
export function photoName({ path, embedded }: PhotoFact): string {
  const file = path.split('/').slice(-2).join('/');
  return embedded === undefined ? `“${file}”` : `“${file}”中的图片 ${embedded.split('/').at(-1)!}`;
}

/** 2025年3月5日. */
export function dayText(date: CalendarDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

/** 2025年3月5日 9:12, out of `2025:03:05 09:12:00`. */
export function shotText({ raw, day }: Pick<Shot, 'raw' | 'day'>): string {
  return `${dayText(day)} ${Number(raw.slice(11, 13))}:${raw.slice(14, 16)}`;
}

/** Photos and the records they are kept for, each once, photos first. */
export function pathsOf(photos: readonly MeetingPhoto[]): readonly string[] {
  return [...new Set([...photos.map(({ photo }) => photo.path), ...photos.flatMap(({ record }) => record?.path ?? [])])];
}

export function occasionOf({ branch, date, record }: MeetingPhoto): string {
  return `${branch.name} ${date} ${record ? '' : 'unfiled'}`;
}

function keyOf({ path, ordinal }: { readonly path: string; readonly ordinal: number }): string {
  return `${ordinal} ${path}`;
}
