import { addMonths, type CalendarDate } from '../model/calendarDate.ts';
import type { DevelopmentCase, DevelopmentStepId } from '../model/development.ts';
import type { ReportFinding } from '../model/report.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type { CaseFile } from './caseFile.ts';
import { passedSteps } from './passedSteps.ts';

/**
 * Where each case stands: its steps with the best evidence, what is missing, what comes next and when, and the findings
 * that name the person. `findings` are those of the check over the same facts.
 */
export function caseStates(cases: readonly CaseFile[], findings: readonly ReportFinding[], rulebook: Rulebook): readonly DevelopmentCase[] {
  const byPerson = new Map<string, string[]>();
  for (const { rule, branch, persons, id } of findings) {
    if (!rule.startsWith('D')) continue;
    for (const person of persons) byPerson.set(`${branch ?? ''} ${person}`, [...(byPerson.get(`${branch ?? ''} ${person}`) ?? []), id]);
  }
  return cases.map((file) => stateOf(file, byPerson.get(`${file.branch.name} ${file.person}`) ?? [], rulebook));
}

function stateOf(file: CaseFile, findings: readonly string[], rulebook: Rulebook): DevelopmentCase {
  const { steps } = rulebook.development.edition;
  const passed = new Map(passedSteps(file, rulebook).map((entry) => [entry.step.id, entry]));
  const reached = steps.findLast(({ id }) => file.steps.has(id)) ?? null;
  return {
    branch: file.branch.name,
    person: file.person,
    born: file.born,
    sameName: file.sameName,
    historic: file.historic,
    stage: reached?.stage ?? '',
    reached: reached?.id ?? null,
    steps: steps.flatMap(({ id, name, stage }) => {
      const event = file.steps.get(id);
      return event ? [{ step: id, name, stage, date: event.dated?.date ?? null, source: event.source, evidence: event.dated ? [event.dated.passage] : [{ path: event.record.path, quote: event.record.title }], missing: passed.get(id)?.missing ?? [] }] : [];
    }),
    missing: [...passed.values()].filter(({ missing }) => missing.length > 0).map(({ step, missing }) => `${step.name}：${missing.join('、')}`),
    next: nextStep(file, reached?.id ?? null, rulebook),
    paths: [...new Set([...file.papers, ...file.meetings].map(({ record }) => record.path))].sort(),
    findings,
    note: noteOf(file, rulebook),
  };
}

function nextStep(file: CaseFile, reached: DevelopmentStepId | null, { development }: Rulebook): DevelopmentCase['next'] {
  const { steps, general } = development.edition;
  const at = steps.findIndex(({ id }) => id === reached);
  // Steps whose papers lie elsewhere are not waited for, nor 22a, which runs beside the others; filing closes the case.
  const next = steps.slice(at + 1).find(({ id, owed, force }) => (owed === 'everyone' && force !== 'local') || id === '25');
  if (!next) return null;
  const limit = development.limits.filter(({ to, from }) => to === next.id && file.steps.get(from)?.dated).at(0);
  const from = limit ? file.steps.get(limit.from)!.dated!.date : null;
  if (limit && from) return { step: next.id, name: next.name, on: addMonths(from, limit.months), bound: limit.bound === 'atLeast' ? 'earliest' : 'latest' };
  const reviewed = next.id === '6' ? file.steps.get('3')?.dated?.date : undefined;
  if (reviewed) return { step: next.id, name: next.name, on: addMonths(reviewed, general.reviewEveryMonths), bound: 'latest' };
  return { step: next.id, name: next.name, on: probationEnd(file, next.id), bound: probationEnd(file, next.id) ? 'earliest' : null };
}

/** 转正申请 is due when probation ends, twelve months after the branch meeting. */
function probationEnd(file: CaseFile, next: DevelopmentStepId): CalendarDate | null {
  const admitted = file.steps.get('15')?.dated?.date;
  return admitted && next === '22' ? addMonths(admitted, 12) : null;
}

function noteOf({ steps, sameName, historic, papers }: CaseFile, { development }: Rulebook): string {
  const later = development.pending.find(({ from }) => [...steps.values()].some(({ dated }) => dated !== null && dated.date >= from));
  return [
    ...(later ? [`${later.from} 起的步骤只与2014年版对照`] : []),
    ...(sameName ? ['可能有同名的人，材料归属待核'] : []),
    ...(historic ? ['材料多早于本文件夹所收年份'] : []),
    ...(papers.length === 0 ? ['只在会议记录中提到'] : []),
  ].join('；');
}
