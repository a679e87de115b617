import { daysBetween, monthOf, yearOf, type CalendarDate } from '../model/calendarDate.ts';
import type { MeetingKey } from '../model/meetingKey.ts';
import { folderOf } from '../understanding/pathParts.ts';

/** A meeting that attachments can belong to. */
export interface MeetingToTie extends MeetingKey {
  readonly branch: string;
  readonly date: CalendarDate;
  readonly kind: string;
}

export interface AttachmentToTie {
  readonly path: string;
  readonly branch: string;
  readonly date: CalendarDate | null;
  /** The EXIF day of a photo. */
  readonly takenOn: CalendarDate | null;
  /** Month named by file or folder (1–12), where only that is known. */
  readonly month: number | null;
  readonly year: number | null;
  /** Kinds of meeting that the attachment itself names (党员大会签到表). */
  readonly namedKinds: readonly string[];
}

/** Points of agreement; a tie needs a date or a folder that speaks, and must be the only best one. */
const points = { sameDay: 6, takenSameDay: 4, nextDay: 2, sameMonth: 2, sameFolder: 3, aloneInFolder: 2, nearFolder: 1, sameKind: 3, otherKind: -3, otherDay: -4 };
/** Photos put away some days later, or a camera whose clock is a little off. */
const NEARBY_DAYS = 7;
const ENOUGH = 5;

/**
 * Ties each attachment to the meeting of its branch that it belongs to, by day, folder and the kind of meeting it names.
 *
 * @returns attachment path → meeting; an attachment that fits none, or two equally well, is absent
 */
export function tieAttachments(attachments: readonly AttachmentToTie[], meetings: readonly MeetingToTie[]): ReadonlyMap<string, MeetingKey> {
  const meetingsByBranch = Map.groupBy(meetings, ({ branch }) => branch);
  const meetingsByFolder = Map.groupBy(meetings, ({ path }) => folderOf(path));
  const alone = new Set([...meetingsByFolder.values()].flatMap((together) => (together.length === 1 ? together : [])));
  const tied = new Map<string, MeetingKey>();
  for (const attachment of attachments) {
    const best = bestMeeting(attachment, meetingsByBranch.get(attachment.branch) ?? [], alone);
    if (best) tied.set(attachment.path, { path: best.path, ordinal: best.ordinal });
  }
  return tied;
}

function bestMeeting(attachment: AttachmentToTie, meetings: readonly MeetingToTie[], alone: ReadonlySet<MeetingToTie>): MeetingToTie | null {
  let best: { meeting: MeetingToTie; score: number } | null = null;
  let rivals = 0;
  for (const meeting of meetings) {
    const score = agreement(attachment, meeting, alone.has(meeting));
    if (score < ENOUGH) continue;
    if (!best || score > best.score) {
      best = { meeting, score };
      rivals = 0;
    } else if (score === best.score) rivals += 1;
  }
  return best && rivals === 0 ? best.meeting : null;
}

function agreement(attachment: AttachmentToTie, meeting: MeetingToTie, alone: boolean): number {
  return dayAgreement(attachment, meeting) + folderAgreement(attachment.path, meeting.path, alone) + kindAgreement(attachment, meeting);
}

function dayAgreement({ date, takenOn, month, year }: AttachmentToTie, meeting: MeetingToTie): number {
  if (date) {
    const apart = Math.abs(daysBetween(date, meeting.date));
    if (apart === 0) return points.sameDay;
    return apart === 1 ? points.nextDay : -points.sameDay;
  }
  if (takenOn === meeting.date) return points.takenSameDay;
  if (month !== null) {
    const agrees = monthOf(meeting.date) === month && (year === null || yearOf(meeting.date) === year);
    return agrees ? points.sameMonth : -points.sameDay;
  }
  // With nothing but a folder in common, a photo of quite another day is not the meeting's.
  return takenOn && Math.abs(daysBetween(takenOn, meeting.date)) > NEARBY_DAYS ? points.otherDay : 0;
}

function folderAgreement(attachment: string, meeting: string, alone: boolean): number {
  const own = folderOf(attachment);
  const other = folderOf(meeting);
  if (own === other) return own === '' ? 0 : points.sameFolder + (alone ? points.aloneInFolder : 0);
  return folderOf(own) === other || own === folderOf(other) || (folderOf(own) === folderOf(other) && folderOf(own) !== '') ? points.nearFolder : 0;
}

function kindAgreement({ namedKinds }: AttachmentToTie, meeting: MeetingToTie): number {
  if (namedKinds.length === 0) return 0;
  return namedKinds.includes(meeting.kind) ? points.sameKind : points.otherKind;
}
