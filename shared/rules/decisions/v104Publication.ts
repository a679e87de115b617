import type { Matter } from '../../decisions/matters.ts';
import type { Statement } from '../../decisions/statements.ts';
import { daysBetween } from '../../model/calendarDate.ts';
import { isSettled } from '../../people/certain.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { sayDay } from '../sayDay.ts';
import { datedSteps, knownMatters, passageOn } from './knownMatters.ts';

/** A decision published before it was taken, or for fewer days than is usual here. */
export const v104Publication: Rule = {
  code: 'V104',
  title: '决议公开早于决议或时间过短',
  check: (context) => context.facts.branches.flatMap((branch) => knownMatters(branch, context.rulebook).flatMap((matter) => publicationsOf(matter).flatMap((statement) => wrongPublication(statement, matter, context)))),
};

/** One statement a notice, however many ways it names the matter. */
function publicationsOf({ statements }: Matter): readonly Statement[] {
  const notices = new Map(statements.filter(({ step, record }) => step === 'decisionPublicity' && isSettled(record)).map((statement) => [statement.record, statement]));
  return [...notices.values()];
}

function wrongPublication(statement: Statement, matter: Matter, { rulebook }: RuleContext): readonly FindingDraft[] {
  const { record, stated, day } = statement;
  const { publicationDays, publicationSource } = rulebook.decisions;
  const period = stated.find(({ step }) => step === 'decisionPublicity');
  const from = period?.from ?? day;
  const resolved = datedSteps(matter).filter(({ step }) => step === 'resolution').sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = resolved;
  const faults: string[] = [];
  if (from !== null && first && from < first.day) faults.push(`从${sayDay(from)}起公开，而${first.record.kind === 'villageResolution' ? '决议' : '作出决议的会议'}是${sayDay(first.day)}，公开早于决议 ${daysBetween(from, first.day)} 天`);
  const days = period?.to ? daysBetween(period.from, period.to) + 1 : null;
  if (period?.to && days !== null && days < publicationDays) faults.push(`公开${sayDay(period.from)}至${sayDay(period.to)}，首尾计入共 ${days} 天，少于本地要求的 ${publicationDays} 天（${publicationSource}，可由县里改）`);
  if (faults.length === 0) return [];
  const early = from !== null && first !== undefined && from < first.day;
  return [draftFinding(rulebook, 'V104', {
    branch: record.branch,
    date: from,
    paths: [record.path],
    ordinal: record.ordinal,
    ...(early ? {} : { severity: 'low' as const }),
    title: `“${matter.name}”决议公开${early ? '早于决议' : ''}${faults.length > 1 ? '且' : ''}${faults.length > 1 || !early ? '时间过短' : ''}`,
    explanation: `${record.branch}“${matter.name}”的决议${faults.join('；')}。`,
    evidence: [{ path: record.path, quote: period?.quote ?? statement.quote }, ...(early ? [passageOn(first)] : [])],
    subject: matter.core,
  })];
}
