import { fileTimes, type FileTimes } from '../../evidence/fileTimes.ts';
import { DAY, MINUTE, momentText } from '../../evidence/instants.ts';
import { notBefore, wpsBuild } from '../../evidence/programBuild.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Passage, Strength } from '../../model/finding.ts';
import { draftOnRecord, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { noteSentence, withNote } from './fileTimeWords.ts';
import { lateNotes } from './lateNotes.ts';

/**
 * B205: what one file says of itself does not fit together: saved for the last time before it was created, saved before its
 * program version existed, a long text without a minute of editing.
 */
export const b205SelfContradiction: Rule = {
  code: 'B205',
  title: '文件自身的信息互相矛盾',
  check: (context) => context.facts.branches.flatMap((branch) => contradictions(branch, context)),
};

interface Contradiction {
  readonly title: string;
  readonly explanation: string;
  readonly evidence: readonly Passage[];
  readonly strength: Strength;
  readonly subject: string;
}

function contradictions(branch: BranchFacts, context: RuleContext): readonly FindingDraft[] {
  const seen = new Set<string>();
  const files = branch.records.flatMap((record) => {
    if (record.role !== 'meeting' || seen.has(record.path)) return [];
    seen.add(record.path);
    const times = fileTimes(record.evidence);
    return times ? [{ record, times }] : [];
  });
  const word = files.filter(({ times }) => times.program === 'word');
  const unedited = word.filter(({ record, times }) => isUnedited(record, times, context));
  // Where many files show no editing, they were converted or copied over; that says nothing of any one of them.
  const unusual = unedited.length < 3 && unedited.length * 5 <= word.length;
  return files.flatMap(({ record, times }) =>
    [savedBeforeCreated(record, times), savedBeforeBuild(record, times, context), unusual && unedited.some((file) => file.record === record) ? noEditing(record, times) : null].flatMap((found) => {
      if (!found) return [];
      const note = lateNotes(branch)(record);
      const { explanation, strength, ...rest } = found;
      return [draftOnRecord(context.rulebook, 'B205', record, { ...rest, explanation: `${explanation}${noteSentence(note)}`, strength: withNote(strength, note) })];
    }),
  );
}

/** Zones and local times labelled as UTC account for less than a day (detection.md §1.1). */
function savedBeforeCreated(record: RecordFact, { from, created, saved }: FileTimes): Contradiction | null {
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

function savedBeforeBuild(record: RecordFact, { saved, program }: FileTimes, { rulebook }: RuleContext): Contradiction | null {
  // A build tag stays when Word saves the file afterwards, but WPS must have saved it before that.
  const build = wpsBuild(record.evidence);
  const earliest = build === null ? null : notBefore(build, rulebook.builds);
  if (build === null || earliest === null || !saved || saved.day >= earliest) return null;
  return {
    title: '保存时间早于所用软件版本的发布',
    explanation: `${nameOf(record)}的文件写明最后保存于${momentText(saved)}，但${program === 'wps' ? '保存' : '曾经保存'}它的 WPS ${build} 不早于${Number(earliest.slice(0, 4))}年${Number(earliest.slice(5, 7))}月才有，多半是电脑当时的时钟不准。`,
    evidence: [{ path: record.path, quote: `KSOProductBuildVer ${build}，最后保存时间 ${saved.raw}` }],
    strength: 'moderate',
    subject: 'saved-before-build',
  };
}

function isUnedited(record: RecordFact, { created, saved, revision, editMinutes }: FileTimes, { rulebook }: RuleContext): boolean {
  return editMinutes === 0 && revision !== null && revision <= 1 && created !== null && saved !== null && Math.abs(saved.at - created.at) <= 5 * MINUTE && record.text.length >= rulebook.fileTimes.longTextCharacters;
}

function noEditing(record: RecordFact, { saved }: FileTimes): Contradiction {
  return {
    title: `${record.text.length} 字的记录编辑时间为 0 分钟`,
    explanation: `${nameOf(record)}有 ${record.text.length} 字，文件只保存过一次，编辑时间为 0 分钟，正文应是从别处整段粘贴来的。粘贴来的文字可能就是及时写成的草稿。`,
    evidence: [{ path: record.path, quote: `编辑时间 0 分钟，保存 1 次${saved ? `，最后保存时间 ${saved.raw}` : ''}` }],
    strength: 'weak',
    subject: 'no-editing',
  };
}
