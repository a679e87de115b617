import { refused } from '../../../shared/ledgers/refused.ts';
import type { Library } from '../../library/library.ts';
import { addRectificationItems, editProblem, rectifications, registerProblem, removeRectificationItem, takeRectificationStep } from '../ledgers/rectify.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { ownBranchOf, refuseOtherBranch, refuseOtherItems, shownBranches } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

type Name = 'rectification.list' | 'rectification.register' | 'rectification.edit' | 'rectification.step' | 'rectification.addEvidence' | 'rectification.removeEvidence';

export const rectificationHandlers: Handlers<Name> = {
  'rectification.list': (app) => {
    const { library, today } = openSession(app);
    const own = ownBranchOf(app);
    return { today: today(), entries: rectifications(library).filter(({ branch }) => own === null || branch === own), branches: shownBranches(app) };
  },
  'rectification.register': (app, { details }) => {
    const own = ownBranchOf(app);
    if (own !== null && details.branch !== own) throw refused({ kind: 'other-branch' });
    return registerProblem(openSession(app).library, details, personAtWork(app));
  },
  'rectification.edit': (app, { id, changes }) => {
    if (changes.branch !== undefined) refuseOtherBranch(app, changes.branch);
    return editProblem(ownEntry(app, id), id, defined(changes), personAtWork(app));
  },
  'rectification.step': async (app, { id, step, text, lookBackOn }) => {
    ownEntry(app, id);
    const session = openSession(app);
    const { findings } = await session.report();
    return takeRectificationStep(session.library, id, step, { text, ...(lookBackOn === null ? {} : { lookBackOn }) }, findings, personAtWork(app));
  },
  'rectification.addEvidence': (app, { id, itemIds }) => {
    refuseOtherItems(app, openSession(app), itemIds);
    return addRectificationItems(ownEntry(app, id), id, itemIds, personAtWork(app));
  },
  'rectification.removeEvidence': (app, { id, itemId }) => removeRectificationItem(ownEntry(app, id), id, itemId, personAtWork(app)),
};

/** The library, where the window shows this entry of it: a village sees what names its branch. */
function ownEntry(app: App, id: string): Library {
  const { library } = openSession(app);
  const [entry, own] = [library.ledgers.get('rectifications', id), ownBranchOf(app)];
  if (entry && own !== null && entry.branch !== own) throw refused({ kind: 'other-branch' });
  return library;
}

/** Only the members that were given. */
function defined<Given extends object>(given: Given): { [Key in keyof Given]: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [Key in keyof Given]: Exclude<Given[Key], undefined> };
}
