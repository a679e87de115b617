import { fileTimes, type FileTimes } from '../../evidence/fileTimes.ts';
import { MINUTE, momentText } from '../../evidence/instants.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { draftFinding, draftOnRecord, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { editingBeyondLife, lifeMinutes, noEditing, savedBeforeBuild, savedBeforeCreated, savedBeforeOtherClock, type Contradiction } from './contradictions.ts';
import { noteSentence, withNote } from './fileTimeWords.ts';
import { lateNotes } from './lateNotes.ts';
import { newerPictures } from './newerPictures.ts';

/**
 * B205: what one file says of itself does not fit together: saved for the last time before it was created, before its
 * program version existed, before it was printed or before a picture in it was taken; edited for longer than it has
 * existed; a long text without a minute of editing.
 */
export const b205SelfContradiction: Rule = {
  code: 'B205',
  title: '文件自身的信息互相矛盾',
  check: (context) => {
    const files = new Map(context.facts.branches.map((branch) => [branch, filesOf(branch)]));
    const isHabit = isProgramHabit([...files.values()], context);
    return [...files].flatMap(([branch, own]) => [...contradictions(branch, own, context), ...(isHabit ? [] : editedTooLong(branch, own, context))]);
  },
};

interface File {
  readonly record: RecordFact;
  readonly times: FileTimes;
}

function filesOf({ records }: BranchFacts): readonly File[] {
  const seen = new Set<string>();
  return records.flatMap((record) => {
    if (record.role !== 'meeting' || seen.has(record.path)) return [];
    seen.add(record.path);
    const times = fileTimes(record.evidence);
    return times ? [{ record, times }] : [];
  });
}

function contradictions(branch: BranchFacts, files: readonly File[], context: RuleContext): readonly FindingDraft[] {
  const { rulebook } = context;
  const word = files.filter(({ times }) => times.program === 'word');
  const unedited = word.filter(({ record, times }) => isUnedited(record, times, context));
  // Where many files show no editing, they were converted or copied over; that says nothing of any one of them.
  const unusual = unedited.length < 3 && unedited.length * 5 <= word.length;
  const newerPicture = newerPictures(branch, context);
  return files.flatMap((file) => {
    const { record, times } = file;
    const found: readonly (Contradiction | null)[] = [
      savedBeforeCreated(record, times),
      savedBeforeBuild(record, times, rulebook),
      savedBeforeOtherClock(record, times),
      newerPicture(record),
      unusual && unedited.includes(file) ? noEditing(record, times) : null,
    ];
    return found.flatMap((contradiction) => {
      if (!contradiction) return [];
      const note = lateNotes(branch)(record);
      const { explanation, strength, ...rest } = contradiction;
      return [draftOnRecord(rulebook, 'B205', record, { ...rest, explanation: `${explanation}${noteSentence(note)}`, strength: withNote(strength, note) })];
    });
  });
}

function isUnedited(record: RecordFact, { created, saved, revision, editMinutes }: FileTimes, { rulebook }: RuleContext): boolean {
  return editMinutes === 0 && revision !== null && revision <= 1 && created !== null && saved !== null && Math.abs(saved.at - created.at) <= 5 * MINUTE && record.text.length >= rulebook.fileTimes.longTextCharacters;
}

function isTooLong({ times }: File, { rulebook }: RuleContext): boolean {
  const beyond = editingBeyondLife(times);
  return beyond !== null && beyond > rulebook.fileTimes.editingSlackMinutes;
}

/** Where the files of several branches show it, it is how their program counts, and tells nothing. */
function isProgramHabit(branches: readonly (readonly File[])[], context: RuleContext): boolean {
  const { habitBranches, habitShare } = context.rulebook.fileTimes;
  const usual = branches.filter((files) => {
    const stating = files.filter(({ times }) => editingBeyondLife(times) !== null);
    return stating.length > 0 && stating.filter((file) => isTooLong(file, context)).length >= habitShare * stating.length;
  });
  return usual.length >= habitBranches;
}

/** One finding a year: whoever sets back the times of files sets back many. */
function editedTooLong(branch: BranchFacts, files: readonly File[], context: RuleContext): readonly FindingDraft[] {
  const { rulebook } = context;
  const noteOf = lateNotes(branch);
  const found = files.filter((file) => file.record.date !== null && noteOf(file.record) === null && isTooLong(file, context));
  return [...Map.groupBy(found, ({ record }) => record.date!.slice(0, 4))].map(([year, own]) => {
    const first = own[0]!;
    const { created, saved, editMinutes } = first.times;
    return draftFinding(rulebook, 'B205', {
      branch: branch.name,
      period: year,
      paths: own.map(({ record }) => record.path),
      title: own.length === 1 ? '编辑时间比文件存在的时间还长' : `${year}年有 ${own.length} 份记录的编辑时间比文件存在的时间还长`,
      explanation: `${own.slice(0, 6).map(({ record }) => nameOf(record)).join('、')}${own.length > 6 ? `等 ${own.length} 份` : ''}的文件写明的编辑时间，比从建立到最后保存的时间还长：例如${nameOf(first.record)}建立于${momentText(created!)}，${lifeMinutes(created!, saved!)} 分钟后最后保存，却编辑了 ${editMinutes!} 分钟。建立或保存的时间后来可能变动过，也可能是转换格式或软件的计时方式造成的，这几份文件的时间不能当作及时记录的凭据。`,
      evidence: own.slice(0, 12).map(({ record, times }) => ({ path: record.path, quote: `创建时间 ${times.created!.raw}，最后保存时间 ${times.saved!.raw}，编辑 ${times.editMinutes!} 分钟` })),
      strength: 'weak',
      subject: `edited-beyond-life ${year}`,
    });
  });
}
