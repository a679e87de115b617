import { standardCounts } from '../../../shared/ledgers/standardsView.ts';
import { assessStandardItem, confirmStandardEvidence, declineStandardEvidence, reviewStandardItem, standardsOf } from '../ledgers/standards.ts';
import { libraryRulebook } from '../resourceOverrides.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { isShown, refuseOtherBranch, refuseOtherItems, shownBranches } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';
import type { Session } from './session.ts';

type Name = 'standard.sheet' | 'standard.counts' | 'standard.confirm' | 'standard.decline' | 'standard.assess' | 'standard.review';

export const standardHandlers: Handlers<Name> = {
  'standard.sheet': async (app, asked) => {
    const session = openSession(app);
    const [report, { standards }] = [await session.report(), await libraryRulebook(session.library)];
    const branches = shownBranches(app);
    const years = [...new Set(report.items.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => a - b);
    const [branch, year] = [asked.branch !== null && isShown(app, asked.branch) ? asked.branch : (branches[0] ?? ''), asked.year ?? years.at(-1) ?? Number(report.asOf.slice(0, 4))];
    const rows = branch === '' ? [] : standardsOf(session.library, standards, branch, year, report.findings);
    const items = rows.flatMap(({ record, proposed }) => [...record.evidence, ...proposed].map(({ itemId }) => itemId));
    return { ...session.checked(report), branches, years, rows, counts: standardCounts(rows), titles: titlesOf(session, items) };
  },
  'standard.counts': async (app, { year }) => {
    const session = openSession(app);
    const [report, { standards }] = [await session.report(), await libraryRulebook(session.library)];
    return shownBranches(app).map((branch) => ({ branch, counts: standardCounts(standardsOf(session.library, standards, branch, year, report.findings)) }));
  },
  'standard.confirm': (app, { of, itemIds }) => {
    refuseOtherBranch(app, of.branch);
    refuseOtherItems(app, openSession(app), itemIds);
    confirmStandardEvidence(openSession(app).library, of, itemIds, personAtWork(app));
    return null;
  },
  'standard.decline': (app, { of, itemId }) => {
    refuseOtherBranch(app, of.branch);
    declineStandardEvidence(openSession(app).library, of, itemId, personAtWork(app));
    return null;
  },
  'standard.assess': (app, { of, result, note }) => {
    refuseOtherBranch(app, of.branch);
    assessStandardItem(openSession(app).library, of, result, note, personAtWork(app));
    return null;
  },
  'standard.review': (app, { of, result, reason }) => {
    refuseOtherBranch(app, of.branch);
    reviewStandardItem(openSession(app).library, of, result, reason, personAtWork(app));
    return null;
  },
};

function titlesOf({ library }: Session, itemIds: readonly number[]): Readonly<Record<number, string>> {
  return Object.fromEntries([...new Set(itemIds)].flatMap((id) => {
    const item = library.items.get(id);
    return item ? [[id, item.title ?? item.path.split('/').at(-1) ?? item.path]] : [];
  }));
}
