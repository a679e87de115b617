import { dutiesOf } from '../../../shared/ledgers/duties.ts';
import { isOpen } from '../../../shared/ledgers/rectification.ts';
import { urgencyOf } from '../../../shared/ledgers/rectificationView.ts';
import { rectifications } from '../ledgers/rectify.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { refuseOtherBranch } from './ownBranch.ts';

export const villageHandlers: Handlers<'village.home'> = {
  'village.home': async (app, { branch }) => {
    const session = openSession(app);
    refuseOtherBranch(app, branch);
    const { report, outcome } = await session.check();
    const { thisMonth, missing } = dutiesOf(outcome, branch);
    const open = rectifications(session.library).filter((entry) => entry.branch === branch && isOpen(entry.state));
    return {
      ...session.checked(report),
      thisMonth,
      missing: missing.toReversed(),
      rectification: open.map((entry) => ({ id: entry.id, problem: entry.problem, dueOn: entry.dueOn, overdue: urgencyOf(entry, report.asOf) === 'overdue' })),
      waiting: session.library.items.countByStatus({ branch })['needs-review'],
    };
  },
};
