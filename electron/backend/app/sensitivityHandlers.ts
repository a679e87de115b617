import type { SelfCheckNote } from '../../../shared/rules/sensitivityShape.ts';
import { shownThresholds } from '../../../shared/rules/sensitivity.ts';
import { parseRulebook } from '../../../shared/rules/rulebook.ts';
import { selfCheck } from '../check/selfCheck.ts';
import { libraryRuleData, ownRules } from '../resourceOverrides.ts';
import { setSensitivity } from '../settings/ruleSettings.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { refuseOtherBranch } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';
import { shownCheck } from './shownCheck.ts';

export const sensitivityHandlers: Handlers<'sensitivity.get' | 'sensitivity.check' | 'sensitivity.set'> = {
  'sensitivity.get': async (app) => {
    const session = openSession(app);
    const { outcome } = await shownCheck(app, session);
    const books = Map.groupBy(outcome.meetings.filter(({ year }) => year !== null), ({ branch, year }) => JSON.stringify([branch, year]));
    return {
      now: ownRules(session.library).sensitivity,
      thresholds: shownThresholds(parseRulebook(await libraryRuleData(session.library))),
      books: [...books.values()].map((meetings) => ({ branch: meetings[0]!.branch, year: meetings[0]!.year!, records: meetings.length })).sort((a, b) => a.branch.localeCompare(b.branch, 'zh-CN') || b.year - a.year),
    };
  },
  'sensitivity.check': (app, { books }) => {
    const session = openSession(app);
    for (const { branch } of books) refuseOtherBranch(app, branch);
    const job = app.jobs.start({
      kind: 'selfCheck',
      subject: session.library.folder,
      work: async ({ signal, report }) => ({
        kind: 'selfCheck',
        checked: await selfCheck({ library: session.library, scheme: session.scheme, day: session.today(), books, signal, onStep: (step, done) => report({ step, done, total: 3 }) }),
      }),
    });
    return { job: job.id };
  },
  'sensitivity.set': (app, { step }) => {
    setSensitivity(openSession(app).library, { step, selfCheck: latestNote(app) }, personAtWork(app));
    return null;
  },
};

/** The newest self-check of the open library since the program started; else the one that is noted already. */
function latestNote(app: App): SelfCheckNote | null {
  const { library } = openSession(app);
  const job = app.jobs.list().find(({ kind, subject, result }) => kind === 'selfCheck' && subject === library.folder && result !== null);
  if (job?.result?.kind !== 'selfCheck') return ownRules(library).sensitivity.selfCheck;
  const { books, records, asOf, steps, writing } = job.result.checked;
  return { books: books.map(({ branch, year }) => `${branch} ${year}`), records, asOf, writing, doubts: { cautious: steps.cautious.doubts, standard: steps.standard.doubts, close: steps.close.doubts } };
}
