import { daysBetween } from '../../model/calendarDate.ts';
import type { Strength } from '../../model/finding.ts';
import { findReuse, type ReusedPair } from '../../photos/findReuse.ts';
import type { PictureChange } from '../../photos/samePicture.ts';
import { noteSentence, withNote } from '../fileTimes/fileTimeWords.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftFinding, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { dayText, meetingPhotos, occasionOf, pathsOf, photoName, type MeetingPhoto } from './meetingPhotos.ts';

/**
 * B401: one photo serves meetings of different days: the same bytes, or a copy that was recompressed, resized,
 * brightened, marked, mirrored or cropped, confirmed by an aligned comparison (detection.md §5). Pictures that were
 * handed out or belong to a form are nothing, nor are two photos of one room.
 */
export const b401SamePhoto: Rule = {
  code: 'B401',
  title: '同一张照片用于不同日期的会议',
  check(context) {
    const photos = meetingPhotos(context);
    const pairs = findReuse(photos.map((own) => ({ sha256: own.photo.sha256, group: own.branch.name, occasion: occasionOf(own), width: own.photo.width, height: own.photo.height, prepared: own.prepared })));
    return clustersOf(photos, pairs).flatMap((cluster) => reuse(cluster, photos, context));
  },
};

interface Cluster {
  readonly members: readonly number[];
  readonly pairs: readonly ReusedPair[];
}

/** Copies of copies belong together. */
function clustersOf(photos: readonly MeetingPhoto[], pairs: readonly ReusedPair[]): readonly Cluster[] {
  const root = photos.map((_, index) => index);
  const find = (index: number): number => (root[index] === index ? index : (root[index] = find(root[index]!)));
  for (const { a, b } of pairs) root[find(b)] = find(a);
  const byRoot = Map.groupBy(pairs, ({ a }) => find(a));
  return [...byRoot.values()].map((own) => ({ members: [...new Set(own.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b), pairs: own }));
}

function reuse({ members, pairs }: Cluster, photos: readonly MeetingPhoto[], { rulebook }: RuleContext): readonly FindingDraft[] {
  const { occasionDays, templateBranches, templateDocuments } = rulebook.photoSignals;
  const own = members.map((index) => photos[index]!).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (new Set(own.map(({ branch }) => branch.name)).size >= templateBranches) return [];
  if (own.every(({ photo }) => photo.embedded !== undefined) && new Set(own.map(({ photo }) => photo.path)).size >= templateDocuments) return [];
  const occasions = distinctOccasions(own, occasionDays);
  if (occasions.length < 2) return [];
  const last = occasions.at(-1)!;
  const notes = own.map(({ branch, record }) => record && lateNotes(branch)(record));
  const note = notes.slice(1).find((found) => found !== null) ?? null;
  const changes = new Set(pairs.flatMap((pair) => pair.changes));
  const sheet = own.every(({ photo }) => photo.kind === 'signInSheet');
  return [draftFinding(rulebook, 'B401', {
    branch: last.branch.name,
    date: last.date,
    paths: pathsOf(own),
    title: `${changes.has('identical') && changes.size === 1 ? '' : '疑似'}同一张${sheet ? '签到表图片' : '照片'}用于 ${occasions.length} 个日期的会议`,
    explanation: `${own.slice(0, 8).map(placeText).join('；')}${own.length > 8 ? `；等 ${own.length} 处` : ''}。${pairs.slice(0, 6).map((pair) => pairText(pair, photos)).join('')}${takenText(own)}如确是同一张，其中至少 ${occasions.length - 1} 次用的不是当次的照片，请把照片放在一起对照。${noteSentence(note)}`,
    evidence: own.slice(0, 12).map(({ photo, date }) => ({ path: photo.path, quote: `${photoName(photo)}，用于${dayText(date)}，SHA-256 ${photo.sha256.slice(0, 12)}` })),
    subject: own[0]!.photo.sha256,
    strength: withNote(strengthOf(changes, occasions), note),
  })];
}

/** Meetings on neighbouring days may be one event; of those only the first counts. */
function distinctOccasions(own: readonly MeetingPhoto[], days: number): readonly MeetingPhoto[] {
  const occasions: MeetingPhoto[] = [];
  for (const photo of own) {
    const before = occasions.at(-1);
    if (!before || daysBetween(before.date, photo.date) >= days) occasions.push(photo);
  }
  return occasions;
}

/** Nobody mirrors or crops a photo by mistake; a printed mark could also be a person who moved. */
function strengthOf(changes: ReadonlySet<PictureChange>, occasions: readonly MeetingPhoto[]): Strength {
  if (changes.has('marked') && !changes.has('identical') && occasions.length < 3) return 'weak';
  if (occasions.some(({ record, photo, sure }) => record === null || !sure || photo.kind === 'signInSheet')) return 'weak';
  return occasions.length >= 3 || changes.has('mirrored') ? 'strong' : 'moderate';
}

function placeText({ photo, record, date, branch }: MeetingPhoto): string {
  return `${photoName(photo)}放在${branch.name}${record ? nameOf(record) : dayText(date)}名下`;
}

function pairText({ a, b, changes }: ReusedPair, photos: readonly MeetingPhoto[]): string {
  const [first, second] = [photoName(photos[a]!.photo), photoName(photos[b]!.photo)];
  return changes[0] === 'identical' ? `${second}与${first}逐字节相同（原样）。` : `${second}与${first}对齐后画面一致，差别在于${changes.map((change) => changeNames[change]).join('、')}。`;
}

const changeNames: Readonly<Record<PictureChange, string>> = {
  identical: '原样', recompressed: '重新压缩', resized: '缩放', brightened: '调亮', darkened: '调暗', cropped: '裁剪', mirrored: '左右翻转', marked: '一角加了水印或文字',
};

function takenText(own: readonly MeetingPhoto[]): string {
  const taken = own.find(({ photo }) => /^\d{4}:\d{2}:\d{2} \d{2}:\d{2}/.test(photo.exif['DateTimeOriginal'] ?? ''));
  if (!taken) return '';
  const raw = taken.photo.exif['DateTimeOriginal']!;
  return `${photoName(taken.photo)}自身记录的拍摄时间是 ${raw.slice(0, 10).replaceAll(':', '-')} ${raw.slice(11, 16)}。`;
}
