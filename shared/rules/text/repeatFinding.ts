import type { Passage, RuleCode, Strength } from '../../model/finding.ts';
import type { BranchFacts } from '../../model/facts.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftFinding, nameOf, type FindingDraft, type RuleContext } from '../rule.ts';
import { lateness } from './inOrder.ts';
import type { Repeat } from './repeat.ts';

/** Passages shown side by side. */
const PASSAGES = 3;
const LONGEST_QUOTE = 120;

/** Each record's most telling repeat among those that a rule takes, as a finding. */
export function repeatFindings(code: RuleCode, repeats: readonly Repeat[], context: RuleContext, titleOf: (repeat: Repeat) => string): readonly FindingDraft[] {
  const branches = new Map(context.facts.branches.map((branch) => [branch.name, branch]));
  return [...Map.groupBy(repeats, ({ record }) => record).values()].map((own) => {
    const best = own.reduce((most, repeat) => (repeat.repeated * repeat.similarity > most.repeated * most.similarity ? repeat : most));
    return finding(code, best, own.length - 1, context, branches.get(best.record.branch)!, titleOf(best));
  });
}

function finding(code: RuleCode, repeat: Repeat, others: number, context: RuleContext, branch: BranchFacts, title: string): FindingDraft {
  const { record, other, repeated, own } = repeat;
  const find = lateNotes(branch);
  const note = find(record) ?? (record.branch === other.branch ? find(other) : null);
  const strength = note !== null || !record.confirmed || !other.confirmed ? 'weak' : strengthOf(repeat, context);
  return draftFinding(context.rulebook, code, {
    branch: record.branch,
    date: record.date,
    paths: [...new Set([record.path, other.path])],
    ordinal: record.ordinal,
    title,
    explanation: [
      `${nameOf(record)}与${record.branch === other.branch ? '' : other.branch}${nameOf(other)}，除日期、人员名单和${repeat.wholeBody ? '学习材料' : '各支部共用的文字'}外有 ${repeated} 字逐字相同，占前者自己内容（${own} 字）的 ${percent(repeated, own)}`,
      repeat.spoken > 0 ? `；发言和决议部分 ${repeat.spoken} 字中有 ${repeat.spokenRepeated} 字相同` : '',
      repeat.speeches > 0 ? `，其中 ${repeat.speeches} 段发言整段相同${repeat.sameSpeakers > 0 ? `（${repeat.sameSpeakers} 段发言人也相同）` : '，发言人不同'}` : '',
      repeat.decisions > 0 ? `，${repeat.decisions} 条决议整条相同` : '',
      '。',
      repeat.figures > 0 ? `相同段落里有 ${repeat.figures} 处数字，${repeat.sameFigures} 处也一样。` : '',
      lateness(record) > 0 ? `前者有 ${lateness(record)} 项任务的完成期限早于开会日期。` : '',
      record.branch === other.branch ? '' : `哪一份写在先，仅凭文字看不出来${repeat.formedLater > 0 ? `；按文件里记载的时间，前者的文件晚 ${repeat.formedLater} 天形成` : ''}。`,
      repeat.series ? '本支部多份同类记录都是这些文字，可能是固定的议程或模板。' : '',
      others > 0 ? `另有 ${others} 份记录也与它大段相同。` : '',
      backgroundSentence(repeat),
      note === null ? '' : `文件夹中的补录说明“${note.title}”提到了其中的会议，请先看说明。`,
      '文字相同不等于会没有开，需对照原始记录核实。',
    ].join(''),
    evidence: repeat.passages.slice(0, PASSAGES).flatMap(({ record: here, other: there }): readonly Passage[] => [
      { path: record.path, quote: quoteOf(record.text, here.start, here.end), textStart: here.start, textEnd: here.end },
      { path: other.path, quote: quoteOf(other.text, there.start, there.end), textStart: there.start, textEnd: there.end },
    ]),
    subject: `${other.path}#${other.ordinal}`,
    severity: strength === 'weak' ? 'low' : 'medium',
    strength,
  });
}

/** Strong only for long word-for-word speeches of the same people on different days. */
function strengthOf(repeat: Repeat, { rulebook }: RuleContext): Strength {
  const { strongCharacters, strongShare, strongSpeeches, moderateCharacters, moderateShare } = rulebook.textSignals.repeats;
  const { record, other, own, repeated, speeches, sameSpeakers, decisions, figures, sameFigures, series } = repeat;
  const figuresAgree = figures === 0 || sameFigures >= figures * 0.8;
  const apart = record.date !== null && other.date !== null && Math.abs(daysBetween(record.date, other.date)) >= 7;
  if (repeat.sameBranch && apart && !series && figuresAgree && repeated >= strongCharacters && repeated >= strongShare * own && sameSpeakers >= strongSpeeches) return 'strong';
  // Figures that differ throughout show that somebody filled in what happened.
  const filledIn = figures >= 3 && sameFigures * 2 < figures;
  return repeated >= moderateCharacters && repeated >= moderateShare * own && (speeches >= 2 || decisions >= 2) && !filledIn ? 'moderate' : 'weak';
}

function backgroundSentence({ similarity, background }: Repeat): string {
  if (background.pairs < 20) return '';
  return `去掉通用文字后两份的相似度为 ${similarity.toFixed(2)}；本次各份记录两两相比一般为 ${background.median.toFixed(2)}，每一百对里有 ${Math.round(background.usualShare * 100)} 对不超过 ${background.usualMost.toFixed(2)}。`;
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)}%`;
}

function quoteOf(text: string, start: number, end: number): string {
  const passage = text.slice(start, end).replace(/\s*\n\s*/g, ' ');
  return passage.length <= LONGEST_QUOTE ? passage : `${passage.slice(0, LONGEST_QUOTE)}……`;
}
