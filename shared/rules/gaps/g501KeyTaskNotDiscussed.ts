import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { hasEnded, periodIdSpanning } from '../periods.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { KeyTaskList } from '../rulebookShape.ts';

/** A key task of the period that none of the branch's meetings in that period speaks of. */
export const g501KeyTaskNotDiscussed: Rule = {
  code: 'G501',
  title: '重点工作未见研究记录',
  check: (context) => {
    const minutesByBranch = Map.groupBy(context.minutes, ({ branch }) => branch);
    return context.facts.branches.flatMap((branch) => {
      const meetings = (minutesByBranch.get(branch) ?? []).map(({ record }) => record);
      const read = new Set(meetings);
      const unread = branch.records.filter((record) => record.role === 'meeting' && !read.has(record));
      return context.rulebook.keyTasks.flatMap((list) => notDiscussed(branch, meetings, unread, list, context));
    });
  },
};

function notDiscussed(branch: BranchFacts, meetings: readonly RecordFact[], unread: readonly RecordFact[], list: KeyTaskList, { facts: { asOf }, rulebook }: RuleContext): readonly FindingDraft[] {
  return list.tasks.flatMap((task) => {
    const within = (record: RecordFact) => {
      const date = record.date ?? record.awaiting?.date ?? null;
      return date !== null && date >= task.from && date <= task.to;
    };
    const held = meetings.filter(within);
    // A meeting of the period whose text could not be read may well have discussed it.
    if (held.length === 0 || !hasEnded({ last: task.to }, asOf) || unread.some(within)) return [];
    const terms = [task.name, ...task.synonyms];
    if (held.some(({ text, title }) => terms.some((term) => text.includes(term) || title.includes(term)))) return [];
    return [draftFinding(rulebook, 'G501', {
      branch: branch.name,
      period: periodIdSpanning(task.from, task.to),
      paths: [],
      ...(list.example ? { severity: 'info' as const } : {}),
      title: `${list.example ? '示例清单：' : ''}未见研究“${task.name}”的记录`,
      explanation: `${list.example ? '示例清单' : '重点工作清单'}《${list.name}》列有“${task.name}”（${task.from} 至 ${task.to}）。${branch.name}在此期间有 ${held.length} 次会议记录，其中都没有出现${terms.map((term) => `“${term}”`).join('、')}。${list.example ? '该清单仅供试用，请换成本地的重点工作清单后再作判断。' : ''}`,
      evidence: held.slice(0, 3).map((record) => ({ path: record.path, quote: record.title })),
      basis: { edition: `《${list.name}》${list.edition}`, text: task.source, status: task.status },
      subject: `${list.id} ${task.id}`,
    })];
  });
}
