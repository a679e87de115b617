import { momentText } from '../../evidence/instants.ts';
import type { BranchFacts } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import { draftFinding, draftOnRecord, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { formationPassage, habitSentence, listed, noteSentence, withNote } from './fileTimeWords.ts';
import { formationsOf, type Formation } from './formations.ts';
import { lateNotes } from './lateNotes.ts';
import { habitAround, sittingsOf, type Habit } from './sittings.ts';

/**
 * B201: a file made long after the day its record states. A creation time alone says nothing (detection.md §1.3); at least
 * one other value of the file must agree with it. Where the branch makes all its files in batches, one finding says so
 * for each year, and goes no further than a hint (§1.5).
 */
export const b201CreatedLate: Rule = {
  code: 'B201',
  title: '文件建立时间明显晚于会议日期',
  check: (context) => context.facts.branches.flatMap((branch) => lateFiles(branch, context)),
};

interface LateFile {
  readonly formation: Formation;
  readonly habit: Habit;
}

function lateFiles(branch: BranchFacts, context: RuleContext): readonly FindingDraft[] {
  const thresholds = context.rulebook.fileTimes;
  const formations = formationsOf(branch, context);
  const late = sittingsOf(formations, thresholds).flatMap(({ members }) =>
    members
      .filter(({ lag, cadence, corroborated }) => corroborated && lag >= Math.max(thresholds.lateDays, thresholds.lateCadences * cadence))
      .map((formation): LateFile => ({ formation, habit: habitAround([formation], members, formations, thresholds) })),
  );
  const habitual = late.filter(({ habit }) => habit === 'batches' || habit === 'switched');
  const single = late.filter(({ habit }) => habit === 'departs' || habit === 'unknown');
  const byYear = Map.groupBy(habitual, ({ formation }) => formation.date.slice(0, 4));
  return [...single.map((file) => lateFile(file, branch, context)), ...[...byYear].map(([year, files]) => habituallyLate(year, files, branch, context))];
}

function lateFile({ formation, habit }: LateFile, branch: BranchFacts, { rulebook }: RuleContext): FindingDraft {
  const { record, at, lag, perhapsYearSlip, looksConverted } = formation;
  const note = lateNotes(branch)(record);
  const slip = perhapsYearSlip ? '文件建立的日子与所写日期正好差一年左右，首先应考虑年份写错。' : '';
  const converted = looksConverted ? '文件建立后随即保存、几乎没有编辑，也可能是由旧格式转换而来。' : '';
  return draftOnRecord(rulebook, 'B201', record, {
    title: `文件建立时间比会议日期晚 ${lag} 天`,
    explanation: `${nameOf(record)}的文件${how[formation.from]}于${momentText(at)}，比会议日期晚 ${lag} 天。${corroboration(formation)}${slip}${converted}${habitSentence(habit)}${noteSentence(note)}`,
    evidence: [formationPassage(formation)],
    strength: withNote(strengthOf(formation, habit), note),
  });
}

const how: Readonly<Record<Formation['from'], string>> = { created: '建立', firstSave: '第一次保存', export: '由文字处理软件导出', signature: '签章' };

/** Only a file that was typed then, in a branch that otherwise types in time, goes beyond a hint. */
function strengthOf({ from, perhapsYearSlip, looksConverted, times }: Formation, habit: Habit): Strength {
  if (habit !== 'departs' || perhapsYearSlip || looksConverted) return 'weak';
  return from === 'signature' || ((from === 'created' || from === 'firstSave') && times.editMinutes !== null && times.editMinutes > 1) ? 'moderate' : 'weak';
}

function corroboration({ from, times }: Formation): string {
  const { saved, revision, editMinutes } = times;
  if (from !== 'created' || !saved) return '';
  const edited = editMinutes === null || editMinutes === 0 ? '' : `，共编辑 ${editMinutes} 分钟`;
  return `文件最后保存于${momentText(saved)}，保存 ${revision ?? '若干'} 次${edited}，与建立时间相符。`;
}

function habituallyLate(year: string, files: readonly LateFile[], branch: BranchFacts, { rulebook }: RuleContext): FindingDraft {
  const formations = files.map(({ formation }) => formation).sort((a, b) => (a.date < b.date ? -1 : 1));
  const most = formations.reduce((latest, formation) => (formation.lag > latest.lag ? formation : latest));
  const notes = [...new Set(formations.flatMap(({ record }) => lateNotes(branch)(record)?.title ?? []))];
  return draftFinding(rulebook, 'B201', {
    branch: branch.name,
    period: year,
    paths: formations.map(({ record }) => record.path),
    title: `${year}年有 ${formations.length} 份记录的文件在会后 ${rulebook.fileTimes.lateDays} 天以上才建立`,
    explanation: `${listed(formations)}的文件建立较晚，最晚的晚 ${most.lag} 天。${habitSentence(files[0]!.habit)}${notes.length > 0 ? `补录说明“${notes.join('”“')}”提到了其中的会议。` : ''}`,
    evidence: formations.slice(0, 12).map(formationPassage),
    strength: 'weak',
  });
}
