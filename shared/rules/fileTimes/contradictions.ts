import { informative, type FileTimes } from '../../evidence/fileTimes.ts';
import { DAY, MINUTE, momentText, readInstant, type Instant } from '../../evidence/instants.ts';
import { notBefore, wpsBuild } from '../../evidence/programBuild.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Passage, Strength } from '../../model/finding.ts';
import { nameOf } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';

/** Two things that one file says of itself and that cannot both be so. */
export interface Contradiction {
  readonly title: string;
  readonly explanation: string;
  readonly evidence: readonly Passage[];
  readonly strength: Strength;
  readonly subject: string;
}

/** Zones and local times labelled as UTC account for less than a day (detection.md §1.1). */
export function savedBeforeCreated(record: RecordFact, { from, created, saved }: FileTimes): Contradiction | null {
  if (from === 'ofd' || !created || !saved || created.dayOnly || saved.dayOnly || created.at - saved.at <= DAY) return null;
  const days = Math.round((created.at - saved.at) / DAY);
  return {
    title: '最后保存时间早于建立时间',
    explanation: `${nameOf(record)}的文件写明建立于${momentText(created)}，最后保存却在${momentText(saved)}，早了 ${days} 天。`,
    evidence: [{ path: record.path, quote: `创建时间 ${created.raw}，最后保存时间 ${saved.raw}` }],
    strength: 'weak',
    subject: 'saved-before-created',
  };
}

export function savedBeforeBuild(record: RecordFact, { saved, program }: FileTimes, { builds }: Rulebook): Contradiction | null {
  // A build tag stays when Word saves the file afterwards, but WPS must have saved it before that.
  const build = wpsBuild(record.evidence);
  const earliest = build === null ? null : notBefore(build, builds);
  if (build === null || earliest === null || !saved || saved.day >= earliest) return null;
  return {
    title: '保存时间早于所用软件版本的发布',
    explanation: `${nameOf(record)}的文件写明最后保存于${momentText(saved)}，但${program === 'wps' ? '保存' : '曾经保存'}它的 WPS ${build} 不早于${Number(earliest.slice(0, 4))}年${Number(earliest.slice(5, 7))}月才有，多半是电脑当时的时钟不准。`,
    evidence: [{ path: record.path, quote: `KSOProductBuildVer ${build}，最后保存时间 ${saved.raw}` }],
    strength: 'moderate',
    subject: 'saved-before-build',
  };
}

/** Where a file keeps another time of its own, which whoever changes the properties leaves as it was. */
const otherClocks: readonly (readonly [key: string, name: string])[] = [['zip.time.last', '压缩包内的时间'], ['ole.rootModified', '文件存储结构的修改时间'], ['core.lastPrinted', '最后打印时间'], ['ole.printed', '最后打印时间']];

/** A print is noted with the next save, and what holds a file is written when it is saved: neither can be later. */
export function savedBeforeOtherClock(record: RecordFact, { saved, program }: FileTimes): Contradiction | null {
  if (!saved || saved.dayOnly) return null;
  for (const [key, name] of otherClocks) {
    // LibreOffice keeps the last save where it merely converts a file, and packs it anew.
    const raw = key.startsWith('zip.') && program === 'libreoffice' ? null : valueOf(record, key);
    const other = raw === null ? null : readInstant(raw);
    if (!other || other.at - saved.at <= DAY) continue;
    return {
      title: `最后保存时间早于${name}`,
      explanation: `${nameOf(record)}的文件写明最后保存于${momentText(saved)}，${name}却在${momentText(other)}，晚了 ${Math.round((other.at - saved.at) / DAY)} 天，文件应在那时还改动过，可能是转存、加水印或重新打包。`,
      evidence: [{ path: record.path, quote: `最后保存时间 ${saved.raw}，${name} ${raw}` }],
      strength: 'weak',
      subject: 'saved-before-other-clock',
    };
  }
  return null;
}

function valueOf({ evidence }: RecordFact, key: string): string | null {
  if (!key.startsWith('zip.')) return informative(evidence, key);
  return evidence.uninformative[key] === undefined ? (evidence.zip?.[key.slice(4)] ?? null) : null;
}

/** Minutes of editing beyond the time from creation to the last save; `null` where the file does not state all three. */
export function editingBeyondLife({ from, created, saved, editMinutes }: FileTimes): number | null {
  if (from !== 'office' || !created || !saved || created.dayOnly || saved.dayOnly || editMinutes === null || editMinutes === 0 || saved.at < created.at) return null;
  return editMinutes - lifeMinutes(created, saved);
}

export function lifeMinutes(created: Instant, saved: Instant): number {
  return Math.round((saved.at - created.at) / MINUTE);
}

export function noEditing(record: RecordFact, { saved }: FileTimes): Contradiction {
  return {
    title: `${record.text.length} 字的记录编辑时间为 0 分钟`,
    explanation: `${nameOf(record)}有 ${record.text.length} 字，文件只保存过一次，编辑时间为 0 分钟，正文应是从别处整段粘贴来的。粘贴来的文字可能就是及时写成的草稿。`,
    evidence: [{ path: record.path, quote: `编辑时间 0 分钟，保存 1 次${saved ? `，最后保存时间 ${saved.raw}` : ''}` }],
    strength: 'weak',
    subject: 'no-editing',
  };
}
