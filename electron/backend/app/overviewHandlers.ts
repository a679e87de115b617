import type { Duty, OverviewFigures } from '../../../shared/contract/overviewCalls.ts';
import { dueRectifications } from '../../../shared/ledgers/dueRectifications.ts';
import { isSettled } from '../../../shared/ledgers/findingDecision.ts';
import { isOpen, type Rectification } from '../../../shared/ledgers/rectification.ts';
import type { ScreenReport } from '../../../shared/model/report.ts';
import type { RuleFamily, Severity } from '../../../shared/model/finding.ts';
import { doubtFamilies } from '../../../shared/presentation/labels.ts';
import { gridYears, meetingGrid } from '../../../shared/presentation/meetingGrid.ts';
import { monthDuties } from '../../../shared/presentation/monthDuties.ts';
import { overviewOf } from '../../../shared/presentation/overview.ts';
import { townshipTable, yearOfFinding } from '../../../shared/presentation/townshipTable.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import type { LatestCheck } from '../check/sessionCheck.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { ownBranchOf } from './ownBranch.ts';
import type { Session } from './session.ts';
import { shownCheck } from './shownCheck.ts';

export const overviewHandlers: Handlers<'overview.figures' | 'meeting.grid'> = {
  'overview.figures': async (app, { year }) => {
    const session = openSession(app);
    return figures(session, await shownCheck(app, session), ownBranchOf(app), year);
  },
  'meeting.grid': async (app, { year }) => {
    const session = openSession(app);
    const { report, outcome } = await shownCheck(app, session);
    const years = gridYears(outcome);
    const shown = year ?? years[0];
    return { ...session.checked(report), years, grid: shown === undefined ? null : meetingGrid(outcome, report, shown), duties: outcome.duties, obligations: outcome.obligations };
  },
};

function figures(session: Session, { report, outcome }: LatestCheck, own: string | null, year: number | null): OverviewFigures {
  const index = schemeIndex(session.scheme);
  const categories = new Map(outcome.obligations.map(({ code, meets }) => [code, meets.map((kind) => index.kind(kind)?.category ?? null).find((category) => category !== null) ?? null]));
  return {
    ...session.checked(report),
    overview: overviewOf(report),
    scheme: report.scheme,
    township: report.township,
    years: [...new Set([...gridYears(outcome), ...report.items.flatMap((item) => item.year ?? [])])].sort((a, b) => b - a),
    rows: townshipTable(report, outcome, (obligation) => categories.get(obligation) ?? null, year),
    findings: (['gap', ...doubtFamilies] as const).map((family) => familyFigures(family, report, year)),
    duties: monthDuties(outcome) satisfies readonly Duty[],
    rectification: rectificationDue(session, report, own),
  };
}

function familyFigures(family: RuleFamily, { findings }: ScreenReport, year: number | null): OverviewFigures['findings'][number] {
  const own = findings.filter((finding) => finding.family === family && (year === null || yearOfFinding(finding) === year));
  const open = own.filter(({ decision }) => !isSettled(decision));
  const count = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  return { family, open: { high: count('high'), medium: count('medium'), low: count('low'), info: count('info') }, settled: own.length - open.length };
}

/** Days ahead within which an entry counts as due soon. */
const SOON_DAYS = 30;

function rectificationDue({ library }: Session, { asOf }: ScreenReport, own: string | null): OverviewFigures['rectification'] {
  const entries = library.ledgers.list('rectifications').filter(({ branch }) => own === null || branch === own);
  const due = dueRectifications(entries, asOf, SOON_DAYS);
  const line = ({ id, branch, problem, responsible }: Rectification, on: string | null) => ({ id, branch, problem, responsible, on: on ?? '' });
  return {
    open: entries.filter(({ state }) => isOpen(state)).length,
    closed: entries.filter(({ state }) => state === 'closed' || state === 'lookedBack').length,
    overdue: due.overdue.map((entry) => line(entry, entry.dueOn)),
    dueSoon: due.dueSoon.map((entry) => line(entry, entry.dueOn)),
    lookBack: due.lookBack.map((entry) => line(entry, entry.lookBackOn)),
  };
}
