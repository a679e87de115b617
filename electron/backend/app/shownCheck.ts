import type { LatestCheck } from '../check/sessionCheck.ts';
import type { App } from './app.ts';
import { ownBranchOf } from './ownBranch.ts';
import type { Session } from './session.ts';

/** The newest check as the window shows it: in a village only its own branch, and what belongs to none yet. */
export async function shownCheck(app: App, session: Session): Promise<LatestCheck> {
  const [check, own] = [await session.check(), ownBranchOf(app)];
  return own === null ? check : checkOfBranch(check, own);
}

interface Kept {
  readonly branch: string;
  readonly check: LatestCheck;
}

/** The screens of one visit ask for the same check again and again. */
const kept = new WeakMap<LatestCheck['report'], Kept>();

/** A check cut down to one branch; what was counted over the whole township is counted anew by whoever shows it. */
function checkOfBranch(check: LatestCheck, branch: string): LatestCheck {
  const { report, outcome } = check;
  const last = kept.get(report);
  if (last?.branch === branch) return { ...last.check, stale: check.stale };
  const of = <Row extends { readonly branch: string | null }>(rows: readonly Row[]) => rows.filter((row) => row.branch === branch || row.branch === null);
  const named = <Row extends { readonly name: string }>(rows: readonly Row[]) => rows.filter(({ name }) => name === branch);
  const items = of(report.items);
  const shownPaths = new Set(items.map(({ path }) => path));
  const ofPath = <Row extends { readonly path: string }>(rows: readonly Row[]) => rows.filter(({ path }) => shownPaths.has(path));
  const cut: LatestCheck = {
    ...check,
    report: { ...report, branches: named(report.branches), items, findings: of(report.findings), records: ofPath(report.records), coverage: of(report.coverage), cases: of(report.cases) },
    outcome: { ...outcome, branches: named(outcome.branches), findings: of(outcome.findings), records: ofPath(outcome.records), coverage: of(outcome.coverage), cases: of(outcome.cases), duties: of(outcome.duties), matters: of(outcome.matters), meetings: ofPath(outcome.meetings) },
  };
  kept.set(report, { branch, check: cut });
  return cut;
}
