import type { CalendarDate } from '../model/calendarDate.ts';
import type { DevelopmentCase } from '../model/development.ts';
import type { Report } from '../model/report.ts';
import type { DevelopmentCaseRow } from './ledgers.ts';

/** The lines of 发展党员进度, one a case of the report; findings by their code and title. */
export function developmentRows(report: Pick<Report, 'cases' | 'findings'>): readonly DevelopmentCaseRow[] {
  const titles = new Map(report.findings.map(({ id, rule, title }) => [id, `${rule} ${title}`]));
  return report.cases.map((state) => ({
    branch: state.branch,
    person: state.person,
    stage: state.stage,
    step: state.reached === null ? null : Number.parseInt(state.reached, 10),
    stepName: state.steps.find(({ step }) => step === state.reached)?.name ?? '',
    steps: Object.fromEntries(state.steps.flatMap(({ step, name, date }): readonly (readonly [string, CalendarDate])[] => (date === null ? [] : [[`${step} ${name}`, date]]))),
    missing: state.missing,
    nextStep: nextWords(state),
    nextDueOn: state.next?.on ?? null,
    findings: state.findings.flatMap((id) => titles.get(id) ?? []),
    note: state.note,
  }));
}

function nextWords({ next }: DevelopmentCase): string {
  if (next === null) return '';
  return next.on === null ? next.name : `${next.name}（${next.bound === 'earliest' ? '不早于' : '不晚于'}）`;
}
