import { momentText } from '../../evidence/instants.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import type { BranchFacts } from '../../model/facts.ts';
import type { Strength } from '../../model/finding.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { formationPassage, habitSentence, listed, withNote } from './fileTimeWords.ts';
import { formationsOf, type Formation } from './formations.ts';
import { lateNotes } from './lateNotes.ts';
import { habitAround, sittingsOf, type Habit, type Sitting } from './sittings.ts';

/**
 * B202: files of several meeting days made in one sitting, the oldest at least two of its branch's usual intervals late
 * (detection.md §1.5). Typing up a month or a quarter, digitising at the end of the year and converting old files look
 * the same, so it goes beyond a hint only where the branch's other files around that time were made in time.
 */
export const b202OneSitting: Rule = {
  code: 'B202',
  title: '多次会议的记录在同一次操作中生成',
  check: (context) => context.facts.branches.flatMap((branch) => {
    const formations = formationsOf(branch, context);
    return sittingsOf(formations, context.rulebook.fileTimes).flatMap((sitting) => burst(sitting, formations, branch, context));
  }),
};

function burst(sitting: Sitting, formations: readonly Formation[], branch: BranchFacts, { rulebook }: RuleContext): readonly FindingDraft[] {
  const thresholds = rulebook.fileTimes;
  const { members, late, minutes } = sitting;
  const dates = new Set(members.map(({ date }) => date));
  const isLate = ({ lag, cadence }: Formation): boolean => lag >= thresholds.lateCadences * cadence;
  if (dates.size < thresholds.sittingDates || !late.some(isLate)) return [];
  const byDate = members.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const oldest = byDate[0]!;
  const habit = habitAround(late, members, formations, thresholds);
  const notes = late.map(({ record }) => lateNotes(branch)(record));
  const note = notes.every((found) => found !== null) ? (notes[0] ?? null) : null;
  const named = notes.filter((found) => found !== null).length;
  const span = daysBetween(oldest.date, byDate.at(-1)!.date);
  return [draftFinding(rulebook, 'B202', {
    branch: branch.name,
    date: oldest.date,
    paths: late.map(({ record }) => record.path),
    title: `${members.length} 份记录在 ${minutes} 分钟内生成，最早一份晚于会议日期 ${oldest.lag} 天`,
    explanation: `${listed(byDate, 12)}的文件，从${momentText(members[0]!.at)}到${momentText(members.at(-1)!.at)}先后${late.every(({ from }) => from === 'firstSave') ? '第一次保存' : '建立'}，前后 ${minutes} 分钟；所记会议前后相隔 ${span} 天，最早一份晚于会议日期 ${oldest.lag} 天。${sitting.looksConverted ? '这些文件建立后随即保存、几乎没有编辑，首先应考虑旧格式文件的成批转换。' : ''}${habitSentence(habit)}${named > 0 ? `文件夹中的补录说明提到了其中 ${named} 份，请先看说明。` : ''}`,
    evidence: byDate.slice(0, 12).map(formationPassage),
    innocent: innocentFirst(rulebook.catalogue.get('B202')!.innocent, sitting, habit),
    subject: members[0]!.at.raw,
    strength: withNote(strengthOf(sitting, habit), note),
  })];
}

function strengthOf({ late, looksConverted }: Sitting, habit: Habit): Strength {
  const typed = late.filter(({ looksConverted, corroborated, times }) => corroborated && !looksConverted && times.editMinutes !== null && times.editMinutes > 1);
  return habit === 'departs' && !looksConverted && typed.length * 2 > late.length ? 'moderate' : 'weak';
}

/** The likeliest ordinary explanation stands first. */
function innocentFirst(innocent: readonly string[], { looksConverted }: Sitting, habit: Habit): readonly string[] {
  const word = looksConverted ? '转换' : habit === 'batches' ? '集中录入' : habit === 'switched' ? '电子化' : null;
  return word === null ? innocent : innocent.toSorted((a, b) => Number(b.includes(word)) - Number(a.includes(word)));
}
