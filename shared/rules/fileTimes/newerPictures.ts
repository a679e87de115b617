import { fileTimes } from '../../evidence/fileTimes.ts';
import { momentText } from '../../evidence/instants.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { wrongClocks } from '../photos/cameraClocks.ts';
import { meetingPhotos, shotsOf, shotText, type Shot } from '../photos/meetingPhotos.ts';
import { nameOf, type RuleContext } from '../rule.ts';
import type { Contradiction } from './contradictions.ts';

/** A picture inside a document that was taken after the document, by its own account, was last saved. */
export function newerPictures(branch: BranchFacts, context: RuleContext): (record: RecordFact) => Contradiction | null {
  const shots = shotsByBranch(context).get(branch) ?? [];
  const { clockDays } = context.rulebook.photoSignals;
  const clocks = wrongClocks(shots, context.rulebook.photoSignals);
  const inside = Map.groupBy(shots.filter(({ at, camera }) => at.photo.embedded !== undefined && !clocks.has(camera)), ({ at }) => at.photo.path);
  return (record) => {
    const saved = fileTimes(record.evidence)?.saved;
    const newer = saved ? (inside.get(record.path) ?? []).filter(({ day }) => daysBetween(saved.day, day) > clockDays) : [];
    const [first] = newer.toSorted((a, b) => b.minute - a.minute);
    if (!saved || !first) return null;
    return {
      title: '文件里的照片拍摄于文件最后保存之后',
      explanation: `${nameOf(record)}的文件写明最后保存于${momentText(saved)}，其中的图片 ${first.at.photo.embedded!.split('/').at(-1)!} 却拍于${shotText(first)}，晚了 ${daysBetween(saved.day, first.day)} 天：两个时间至少有一个不准，可能是相机或电脑的时钟没有调准。`,
      evidence: [{ path: record.path, quote: `最后保存时间 ${saved.raw}；照片 DateTimeOriginal ${first.raw}${first.camera === '' ? '' : `，${first.camera}`}` }],
      strength: first.camera === '' ? 'weak' : 'moderate',
      subject: 'picture-newer-than-file',
    };
  };
}

const cache = new WeakMap<RuleContext, ReadonlyMap<BranchFacts, readonly Shot[]>>();

function shotsByBranch(context: RuleContext): ReadonlyMap<BranchFacts, readonly Shot[]> {
  const known = cache.get(context);
  if (known) return known;
  const found = Map.groupBy(shotsOf(context, meetingPhotos(context)), ({ at }) => at.branch);
  cache.set(context, found);
  return found;
}
