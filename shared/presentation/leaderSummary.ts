import type { CalendarDate } from '../model/calendarDate.ts';
import type { Report, ReportFinding } from '../model/report.ts';
import { gapName } from './gapNames.ts';
import { severityOrder } from './labels.ts';
import type { Ledgers } from './ledgers.ts';

/** What a leader wants to know on one page, beside the figures of the overview. */
export interface LeaderSummary {
  /** Periods in which something was due, and those of them with a record. */
  readonly due: number;
  readonly met: number;
  /** What is missing, most frequent first. */
  readonly missing: readonly { readonly name: string; readonly count: number }[];
  /** The doubts that deserve a look first, weightiest first. */
  readonly first: readonly ReportFinding[];
  /** Records whose signals together are moderate or strong. */
  readonly strong: number;
  readonly moderate: number;
  /** Doubts and gaps on which a person has decided. */
  readonly decided: number;
  readonly rectification: { readonly total: number; readonly closed: number; readonly overdue: number };
}

const weights = { strong: 3, moderate: 2, weak: 1 } as const;

/** Works out the summary page; `most` is how many doubts it names. */
export function leaderSummary(report: Report, ledgers: Pick<Ledgers, 'rectification'>, most = 6): LeaderSummary {
  const gaps = Map.groupBy(report.findings.filter(({ family }) => family === 'gap'), ({ rule }) => rule);
  return {
    due: report.coverage.filter(({ state }) => state === 'met' || state === 'missing').length,
    met: report.coverage.filter(({ state }) => state === 'met').length,
    missing: [...gaps].map(([rule, findings]) => ({ name: gapName(rule), count: findings.length })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    first: firstDoubts(report, most),
    strong: report.records.filter(({ level }) => level === 'strong').length,
    moderate: report.records.filter(({ level }) => level === 'moderate').length,
    decided: report.findings.filter(({ decision }) => decision !== undefined).length,
    rectification: rectificationFigures(ledgers, report.asOf),
  };
}

/** Counts of 整改销号台账 as of a day: overdue is what is not closed and whose time is over. */
function rectificationFigures({ rectification }: Pick<Ledgers, 'rectification'>, asOf: CalendarDate): LeaderSummary['rectification'] {
  const closed = rectification.filter(({ closedBy }) => closedBy !== '');
  const overdue = rectification.filter(({ closedBy, dueOn }) => closedBy === '' && dueOn !== null && dueOn < asOf);
  return { total: rectification.length, closed: closed.length, overdue: overdue.length };
}

/** The weightiest signal of each weighty record, then what is grave by itself. */
function firstDoubts(report: Report, most: number): readonly ReportFinding[] {
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  const chosen: ReportFinding[] = [];
  // One of a kind for each branch: six records of one sitting are one thing to look at.
  const told = new Set<string>();
  const choose = (finding: ReportFinding): void => {
    const key = `${finding.branch} ${finding.rule}`;
    if (told.has(key)) return;
    told.add(key);
    chosen.push(finding);
  };
  const weighty = report.records.filter(({ level }) => level === 'strong' || level === 'moderate').toSorted((a, b) => b.likelihoodRatio - a.likelihoodRatio || (a.path < b.path ? -1 : 1));
  for (const { signals } of weighty) {
    const [best] = signals.flatMap((id) => byId.get(id) ?? []).sort(compareWeight);
    if (best) choose(best);
  }
  const others = report.findings.filter(({ family, severity }) => family !== 'gap' && (severity === 'high' || severity === 'medium')).toSorted(compareWeight);
  for (const finding of others) choose(finding);
  return chosen.slice(0, most);
}

function compareWeight(a: ReportFinding, b: ReportFinding): number {
  return (
    (b.strength ? weights[b.strength] : 0) - (a.strength ? weights[a.strength] : 0) ||
    severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
    (a.id < b.id ? -1 : 1)
  );
}
