import { daysBetween } from '../../model/calendarDate.ts';
import type { Strength } from '../../model/finding.ts';
import { hashDistance } from '../../photos/hashes.ts';
import { noteSentence, withNote } from '../fileTimes/fileTimeWords.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftFinding, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { wrongClocks } from './cameraClocks.ts';
import { meetingPhotos, pathsOf, photoName, shotsOf, shotText, type Shot } from './meetingPhotos.ts';

/**
 * B402: a photo says of itself that it was taken more than a day from the meeting it is filed with, or one photo bears two
 * times. Photos without a time, which chat programs leave, say nothing; a camera that is always off by the same has a
 * wrong clock.
 */
export const b402PhotoTime: Rule = {
  code: 'B402',
  title: '照片的拍摄时间与会议日期不符',
  check(context) {
    const shots = shotsOf(context, meetingPhotos(context));
    return [...Map.groupBy(shots, ({ at }) => at.branch).values()].flatMap((own) => {
      const clocks = wrongClocks(own, context.rulebook.photoSignals);
      const off = own.filter((shot) => Math.abs(shot.off) > context.rulebook.photoSignals.clockDays && (shot.at.sure || Math.abs(shot.off) <= UNSURE_DAYS));
      const perMeeting = Map.groupBy(off.filter(({ camera }) => !clocks.has(camera)), ({ at }) => at.record!);
      return [...[...perMeeting.values()].map((together) => contradiction(together, own, context)), ...[...clocks].map(([camera, days]) => wrongClock(camera, days, own, context)), ...twoTimes(own, context)];
    });
  },
};

/** A photo that merely lies beside a record and was taken in quite another season was hardly kept for it. */
const UNSURE_DAYS = 60;

function contradiction(off: readonly Shot[], all: readonly Shot[], { rulebook }: RuleContext): FindingDraft {
  const { afterwardsDays } = rulebook.photoSignals;
  const { record, branch } = off[0]!.at;
  const others = all.filter(({ at }) => at.record === record);
  const fitting = others.filter((shot) => !off.includes(shot));
  // Photos of several days together are an album; which of them belong to this meeting is not known.
  const days = new Set(off.map(({ day }) => day));
  const album = fitting.length > 0 || days.size > 2;
  const sorted = off.toSorted((a, b) => a.minute - b.minute);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const most = Math.abs(first.off) > Math.abs(last.off) ? first : last;
  const note = lateNotes(branch)(record!);
  return draftFinding(rulebook, 'B402', {
    branch: branch.name,
    date: record!.date,
    paths: [record!.path, ...new Set(sorted.map(({ at }) => at.photo.path).filter((path) => path !== record!.path))],
    ordinal: record!.ordinal,
    title: `${off.length} 张照片的拍摄时间与会议相差 ${Math.abs(most.off)} 天`,
    explanation: `${nameOf(record!)}所附的${sorted.slice(0, 6).map((shot) => `${photoName(shot.at.photo)}拍于${shotText(shot)}（${offText(shot.off)}）`).join('、')}${off.length > 6 ? `等 ${off.length} 张` : ''}。${fitting.length > 0 ? `同一次会议另有 ${fitting.length} 张照片的拍摄时间与会议日期相符，这几张可能是放错的。` : album ? '这些照片拍于几个不同的日子，可能是几次活动的照片放在了一起。' : ''}${looksLikeYear(most.off) ? '相差正好一年左右，首先应考虑年份写错或相机年份没有调准。' : ''}拍摄时间取自照片自身，由相机的时钟写入。${noteSentence(note)}`,
    evidence: sorted.slice(0, 12).map((shot) => ({ path: shot.at.photo.path, quote: `DateTimeOriginal ${shot.raw}，${shot.camera === '' ? '相机型号不明' : shot.camera}` })),
    strength: withNote(strengthOf(sorted, album, afterwardsDays), note),
  });
}

function strengthOf(off: readonly Shot[], album: boolean, afterwardsDays: number): Strength {
  const late = off.every((shot) => shot.off > 0 && shot.off <= afterwardsDays);
  const undecided = off.every(({ at }) => at.prepared === null || !at.sure);
  return album || late || undecided || off.some((shot) => looksLikeYear(shot.off)) ? 'weak' : 'moderate';
}

function looksLikeYear(off: number): boolean {
  return Math.abs(Math.abs(off) - 365.5) <= 1.5;
}

function offText(off: number): string {
  return off > 0 ? `晚 ${off} 天` : `早 ${-off} 天`;
}

function wrongClock(camera: string, days: number, shots: readonly Shot[], { rulebook }: RuleContext): FindingDraft {
  const own = shots.filter((shot) => shot.camera === camera).sort((a, b) => a.minute - b.minute);
  const { branch } = own[0]!.at;
  const name = camera === '' ? '同一种相机（型号不明）' : `相机 ${camera} `;
  return draftFinding(rulebook, 'B402', {
    branch: branch.name,
    date: own.at(-1)!.at.date,
    paths: pathsOf(own.map(({ at }) => at)),
    title: `一部相机的 ${own.length} 张照片都${days > 0 ? '晚' : '早'} ${Math.abs(days)} 天左右`,
    explanation: `${name}拍的 ${own.length} 张照片分属 ${new Set(own.map(({ at }) => at.date)).size} 次会议，拍摄时间都比会议日期${offText(days)}左右。差得这样一致，多半是相机的日期没有调准，仅供参考。`,
    evidence: own.slice(0, 12).map((shot) => ({ path: shot.at.photo.path, quote: `DateTimeOriginal ${shot.raw}` })),
    innocent: rulebook.catalogue.get('B402')!.innocent.toSorted((a, b) => Number(b.includes('时钟')) - Number(a.includes('时钟'))),
    severity: 'info',
    subject: camera,
    strength: 'weak',
  });
}

/** Some makers write one id into all photos: it says something only where the pictures are the same. */
function twoTimes(shots: readonly Shot[], { rulebook }: RuleContext): readonly FindingDraft[] {
  const withId = shots.filter(({ at }) => /^[0-9a-f]{32}$/i.test(at.photo.exif['ImageUniqueID'] ?? '') && !/^0+$/.test(at.photo.exif['ImageUniqueID']!));
  return [...Map.groupBy(withId, ({ at }) => at.photo.exif['ImageUniqueID']!)].flatMap(([id, own]) => {
    const [first, ...others] = own.toSorted((a, b) => a.minute - b.minute);
    const other = others.find((shot) => daysBetween(first!.day, shot.day) > rulebook.photoSignals.clockDays && looksSame(first!, shot));
    if (!first || !other) return [];
    const { branch, date } = other.at;
    return [draftFinding(rulebook, 'B402', {
      branch: branch.name,
      date,
      paths: pathsOf([first.at, other.at]),
      title: '同一张照片有两个拍摄时间',
      explanation: `${photoName(first.at.photo)}与${photoName(other.at.photo)}的照片编号（ImageUniqueID）相同、画面相近，拍摄时间却分别是${shotText(first)}和${shotText(other)}，至少有一个时间后来改过。`,
      evidence: [first, other].map((shot) => ({ path: shot.at.photo.path, quote: `ImageUniqueID ${id}，DateTimeOriginal ${shot.raw}` })),
      subject: id,
      strength: 'moderate',
    })];
  });
}

const SAME_HASH = 10;

function looksSame(one: Shot, other: Shot): boolean {
  const [a, b] = [one.at.prepared, other.at.prepared];
  return a !== null && b !== null && hashDistance(a.dHash, b.dHash) <= SAME_HASH;
}
