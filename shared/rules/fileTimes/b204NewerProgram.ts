import { fileTimes } from '../../evidence/fileTimes.ts';
import { notBefore, wpsBuild } from '../../evidence/programBuild.ts';
import { addDays, type CalendarDate } from '../../model/calendarDate.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { draftFinding, draftOnRecord, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { formationPassage, habitSentence, noteSentence, withNote } from './fileTimeWords.ts';
import { formationsOf } from './formations.ts';
import { lateNotes } from './lateNotes.ts';
import { habitAround } from './sittings.ts';

/**
 * B204: saved by a version of WPS that did not exist on the day of the meeting. That shows a later save only (detection.md
 * §1.3), so it is a hint, one for each year of a branch, unless the file's own creation is late as well.
 */
export const b204NewerProgram: Rule = {
  code: 'B204',
  title: '文件由会议之后才有的软件版本保存',
  check: (context) => context.facts.branches.flatMap((branch) => newerThanMeeting(branch, context)),
};

interface Newer {
  readonly record: RecordFact;
  readonly build: string;
  readonly earliest: CalendarDate;
}

function newerThanMeeting(branch: BranchFacts, context: RuleContext): readonly FindingDraft[] {
  const { rulebook } = context;
  const { lateDays } = rulebook.fileTimes;
  const formations = formationsOf(branch, context);
  const newer = new Map<string, Newer>();
  for (const record of branch.records) {
    if (record.role !== 'meeting' || record.date === null || newer.has(record.path)) continue;
    const build = wpsBuild(record.evidence);
    const earliest = build === null ? null : notBefore(build, rulebook.builds);
    if (build !== null && earliest !== null && earliest > addDays(record.date, lateDays)) newer.set(record.path, { record, build, earliest });
  }
  const createdLate = new Map(formations.filter(({ from, lag }) => from === 'created' && lag >= lateDays).map((formation) => [formation.record.path, formation]));
  const single = [...newer.values()].flatMap(({ record, build, earliest }) => {
    const formation = createdLate.get(record.path);
    const habit = formation && habitAround([formation], [formation], formations, rulebook.fileTimes);
    if (!formation || !habit) return [];
    const note = lateNotes(branch)(record);
    return [draftOnRecord(rulebook, 'B204', record, {
      title: 'WPS 版本和文件建立时间都晚于会议日期',
      explanation: `${nameOf(record)}的文件由 WPS ${build} 保存，这个版本不早于${dayText(earliest)}；文件自身的建立时间也比会议日期晚 ${formation.lag} 天。${habitSentence(habit)}${noteSentence(note)}`,
      evidence: [{ path: record.path, quote: `KSOProductBuildVer ${build}` }, formationPassage(formation)],
      strength: withNote(habit === 'departs' ? 'moderate' : 'weak', note),
    })];
  });
  const resaved = Map.groupBy([...newer.values()].filter(({ record }) => !createdLate.has(record.path)), ({ record }) => record.date!.slice(0, 4));
  return [...single, ...[...resaved].map(([year, files]) => savedAgain(year, files, branch, context))];
}

function savedAgain(year: string, files: readonly Newer[], branch: BranchFacts, { rulebook }: RuleContext): FindingDraft {
  const builds = [...new Set(files.map(({ build }) => build))];
  const [first] = files;
  return draftFinding(rulebook, 'B204', {
    branch: branch.name,
    period: year,
    paths: files.map(({ record }) => record.path),
    title: `${year}年有 ${files.length} 份记录由会议之后才有的 WPS 版本保存过`,
    explanation: `${files.slice(0, 6).map(({ record }) => nameOf(record)).join('、')}${files.length > 6 ? `等 ${files.length} 份` : ''}的文件由 WPS ${builds.join('、')} 保存，${builds.length === 1 ? `这个版本不早于${dayText(first!.earliest)}` : '这些版本都晚于会议日期'}。这只说明会后又保存过，不说明何时写成。`,
    evidence: files.slice(0, 12).map(({ record, build }) => ({ path: record.path, quote: `KSOProductBuildVer ${build}${savedText(record)}` })),
    strength: 'weak',
  });
}

function savedText({ evidence }: RecordFact): string {
  const saved = fileTimes(evidence)?.saved;
  return saved ? `，最后保存时间 ${saved.raw}` : '';
}

function dayText(date: CalendarDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月`;
}
