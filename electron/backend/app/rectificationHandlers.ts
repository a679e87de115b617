import { addRectificationItems, editProblem, rectifications, registerProblem, removeRectificationItem, takeRectificationStep } from '../ledgers/rectify.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { ownBranchOf, shownBranches } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

type Name = 'rectification.list' | 'rectification.register' | 'rectification.edit' | 'rectification.step' | 'rectification.addEvidence' | 'rectification.removeEvidence';

export const rectificationHandlers: Handlers<Name> = {
  'rectification.list': (app) => {
    const { library, today } = openSession(app);
    const own = ownBranchOf(app);
    return { today: today(), entries: rectifications(library).filter(({ branch }) => own === null || branch === own), branches: shownBranches(app) };
  },
  'rectification.register': (app, { details }) => registerProblem(openSession(app).library, details, personAtWork(app)),
  'rectification.edit': (app, { id, changes }) => editProblem(openSession(app).library, id, defined(changes), personAtWork(app)),
  'rectification.step': async (app, { id, step, text, lookBackOn }) => {
    const session = openSession(app);
    const { findings } = await session.report();
    return takeRectificationStep(session.library, id, step, { text, ...(lookBackOn === null ? {} : { lookBackOn }) }, findings, personAtWork(app));
  },
  'rectification.addEvidence': (app, { id, itemIds }) => addRectificationItems(openSession(app).library, id, itemIds, personAtWork(app)),
  'rectification.removeEvidence': (app, { id, itemId }) => removeRectificationItem(openSession(app).library, id, itemId, personAtWork(app)),
};

/** Only the members that were given. */
function defined<Given extends object>(given: Given): { [Key in keyof Given]: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [Key in keyof Given]: Exclude<Given[Key], undefined> };
}
