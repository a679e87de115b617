import { daysBetween } from '../../model/calendarDate.ts';
import type { Strength } from '../../model/finding.ts';
import { noteSentence, withNote } from '../fileTimes/fileTimeWords.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftFinding, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { dayText, meetingPhotos, pathsOf, photoName, shotsOf, type Shot } from './meetingPhotos.ts';
import type { PhotoSignals } from './photoSignalsData.ts';

/** B403: photos that one camera took within minutes are spread over meetings of different days. */
export const b403OneSitting: Rule = {
  code: 'B403',
  title: '几分钟内拍的照片分给了不同日期的会议',
  check(context) {
    const shots = shotsOf(context, meetingPhotos(context)).filter(({ camera, at }) => camera !== '' && at.sure);
    const perCamera = Map.groupBy(shots, ({ at, camera }) => `${at.branch.name}\n${camera}`);
    return [...perCamera.values()].flatMap((own) => sittingsOf(own, context.rulebook.photoSignals)).flatMap((sitting) => spread(sitting, context));
  },
};

function sittingsOf(shots: readonly Shot[], { sittingMinutes }: PhotoSignals): readonly (readonly Shot[])[] {
  const sittings: Shot[][] = [];
  for (const shot of shots.toSorted((a, b) => a.minute - b.minute)) {
    const current = sittings.at(-1);
    if (current && shot.minute - current.at(-1)!.minute <= sittingMinutes) current.push(shot);
    else sittings.push([shot]);
  }
  return sittings;
}

function spread(sitting: readonly Shot[], { rulebook }: RuleContext): readonly FindingDraft[] {
  const meetings = [...Map.groupBy(sitting, ({ at }) => at.record!)].sort(([, [a]], [, [b]]) => (a!.at.date < b!.at.date ? -1 : 1));
  const dates = [...new Set(meetings.map(([, [shot]]) => shot!.at.date))];
  if (dates.length < 2 || daysBetween(dates[0]!, dates.at(-1)!) < rulebook.photoSignals.occasionDays) return [];
  const [first, last] = [sitting[0]!, sitting.at(-1)!];
  const minutes = last.minute - first.minute;
  const agreeing = meetings.filter(([, shots]) => shots.some(({ off }) => Math.abs(off) <= rulebook.photoSignals.clockDays));
  const notes = meetings.map(([record]) => lateNotes(first.at.branch)(record));
  const note = notes.find((found) => found !== null) ?? null;
  return [draftFinding(rulebook, 'B403', {
    branch: first.at.branch.name,
    date: dates.at(-1)!,
    paths: pathsOf(sitting.map(({ at }) => at)),
    title: `${minutes} 分钟内拍的 ${sitting.length} 张照片分属 ${dates.length} 个日期的会议`,
    explanation: `相机 ${first.camera} 在${dayText(first.day)} ${clock(first)}到${clock(last)}之间拍了 ${sitting.length} 张照片，分别附在${meetings.map(([record, shots]) => `${nameOf(record)}（${shots.map(({ at }) => photoName(at.photo)).join('、')}）`).join('、')}名下。${agreeing.length > 0 ? `其中${agreeing.map(([record]) => nameOf(record)).join('、')}与拍摄日期相符。` : '拍摄日期与其中任何一次会议都不相符。'}${noteSentence(note)}`,
    evidence: sitting.slice(0, 12).map(({ at, raw, camera }) => ({ path: at.photo.path, quote: `DateTimeOriginal ${raw}，${camera}` })),
    subject: first.raw,
    strength: withNote(strengthOf(dates.length, agreeing.length), note),
  })];
}

/** One photo in the wrong folder is soon done; the photos of three meetings are not mixed up so easily. */
function strengthOf(dates: number, agreeing: number): Strength {
  return dates >= 3 && agreeing <= 1 ? 'strong' : 'moderate';
}

function clock({ raw }: Shot): string {
  return `${Number(raw.slice(11, 13))}:${raw.slice(14, 16)}`;
}
