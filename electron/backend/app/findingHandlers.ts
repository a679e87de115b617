import type { AssessedRecord, DecisionStep } from '../../../shared/contract/findingCalls.ts';
import type { FindingDecision } from '../../../shared/model/decision.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { isSettled, relatedDecisions } from '../../../shared/ledgers/findingDecision.ts';
import { findingRow } from '../../../shared/presentation/findingRow.ts';
import { evidenceSides } from '../evidenceSides.ts';
import type { LatestCheck } from '../check/sessionCheck.ts';
import { decideFindings, decisionHistory } from '../ledgers/decideFindings.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { isShown } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';
import type { Session } from './session.ts';
import { shownCheck } from './shownCheck.ts';

export const findingHandlers: Handlers<'finding.list' | 'finding.get' | 'record.levels' | 'finding.decide'> = {
  'finding.list': async (app, { branch, family }) => {
    const session = openSession(app);
    const { report } = await shownCheck(app, session);
    const findings = report.findings.filter((finding) => (branch === null || finding.branch === branch) && (family === null || finding.family === family));
    return { ...session.checked(report), findings: findings.map(findingRow) };
  },
  'finding.get': async (app, { id }) => {
    const session = openSession(app);
    const check = await shownCheck(app, session);
    const { report } = check;
    const finding = report.findings.find((one) => one.id === id);
    if (!finding) throw new DangheError({ code: 'not-found', what: `疑点 ${id}` });
    return {
      ...session.checked(report),
      finding,
      ...evidenceSides(session.library, session.scheme, finding, (branch) => isShown(app, branch)),
      history: historyOf(session, finding.key),
      related: relatedDecisions(finding, report.ledgers.formerDecisions),
      records: assessedRecords(check).filter(({ signals }) => signals.includes(id)),
    };
  },
  'record.levels': async (app) => {
    const session = openSession(app);
    const check = await shownCheck(app, session);
    const records = assessedRecords(check).toSorted((a, b) => b.likelihoodRatio - a.likelihoodRatio);
    const named = new Set(records.flatMap(({ signals }) => signals));
    return { ...session.checked(check.report), records, titles: Object.fromEntries(check.report.findings.filter(({ id }) => named.has(id)).map(({ id, title }) => [id, title])) };
  },
  'finding.decide': async (app, { ids, outcome, reason }) => {
    const session = openSession(app);
    const { report } = await shownCheck(app, session);
    const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
    const findings = ids.map((id) => {
      const finding = byId.get(id);
      if (!finding) throw new DangheError({ code: 'not-found', what: `疑点 ${id}` });
      return finding;
    });
    return decideFindings(session.library, findings, { outcome, reason }, personAtWork(app));
  },
};

function assessedRecords({ report, outcome, items }: LatestCheck): readonly AssessedRecord[] {
  const meetings = new Map(outcome.meetings.map((meeting) => [`${meeting.ordinal} ${meeting.path}`, meeting]));
  const settled = new Set(report.findings.filter(({ decision }) => isSettled(decision)).map(({ id }) => id));
  return report.records.map((record) => {
    const meeting = meetings.get(`${record.ordinal} ${record.path}`);
    const item = items.get(record.path);
    return {
      ...record,
      item: item?.id ?? null,
      meeting: meeting !== undefined,
      branch: meeting?.branch ?? item?.branch ?? null,
      title: meeting?.title ?? item?.title ?? record.path,
      date: meeting?.date ?? item?.date ?? null,
      open: record.signals.filter((id) => !settled.has(id)).length,
    };
  });
}

function historyOf({ library }: Session, key: string): readonly DecisionStep[] {
  return decisionHistory(library, key).map(({ at, actor, after }) => {
    // The library's own ledger wrote it.
    const decision = after as unknown as FindingDecision | null;
    return { at, by: actor, outcome: decision?.outcome ?? null, reason: decision?.reason ?? '' };
  });
}
