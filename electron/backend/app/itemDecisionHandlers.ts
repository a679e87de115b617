import { canonicalJson, type JsonValue } from '../../../shared/archive/canonicalJson.ts';
import type { FilingChoices, ItemHistoryEntry } from '../../../shared/contract/itemCalls.ts';
import type { DecidedByPerson } from '../../../shared/filing/filing.ts';
import type { RemovedItem } from '../../../shared/model/item.ts';
import { decisionChanges, removalChanges } from '../../../shared/presentation/decisionChanges.ts';
import type { LibraryItem } from '../../library/items.ts';
import { editItems, itemHistory, removeItems, restoreItems } from '../editItems.ts';
import { undoEvent } from '../undoEvent.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { isShown, refuseOtherEvent, refuseOtherItems, shownBranches, shownItem } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';
import type { Session } from './session.ts';

/** Each change is in effect at once; the filing pass over everything follows when the person pauses. */
export const itemDecisionHandlers: Handlers<'item.decide' | 'item.remove' | 'item.restore' | 'item.undo' | 'item.history' | 'item.filing'> = {
  'item.decide': (app, { ids, decision }) => changing(app, ids, (session) => editItems(session.library, session.scheme, ids, decision, personAtWork(app), 'later')),
  'item.remove': (app, { ids, reason }) => changing(app, ids, (session) => removeItems(session.library, session.scheme, ids, reason, personAtWork(app), 'later')),
  'item.restore': (app, { ids }) => changing(app, ids, (session) => restoreItems(session.library, session.scheme, ids, personAtWork(app), 'later')),
  'item.undo': (app, { seq }) => {
    const session = openSession(app);
    refuseOtherEvent(app, session, seq);
    undoEvent(session.library, session.scheme, seq, personAtWork(app), 'later');
    session.refiling.soon();
    return null;
  },
  'item.history': (app, { id }) => {
    const session = openSession(app);
    return historyOf(shownItem(app, session, id), session);
  },
  'item.filing': (app) => filingChoices(app, openSession(app)),
};

/** The number of the event that the change made; `null` where it changed nothing. */
function changing(app: App, ids: readonly number[], change: (session: Session) => void): { readonly seq: number | null } {
  const session = openSession(app);
  refuseOtherItems(app, session, ids);
  const before = session.library.events.head().count;
  change(session);
  const { count } = session.library.events.head();
  if (count === before) return { seq: null };
  session.refiling.soon();
  return { seq: count };
}

function historyOf(item: LibraryItem, { library, scheme }: Session): readonly ItemHistoryEntry[] {
  const standing = { decisions: canonicalJson({ ...item.decided }), removed: canonicalJson(item.removed && { ...item.removed }) };
  return itemHistory(library, item.id)
    .map(({ seq, at, actor, action, subject, before, after }) => ({
      seq, at, actor,
      undo: action === 'undo',
      changes: subject === 'decisions' ? decisionChanges(decidedOf(before), decidedOf(after), scheme) : removalChanges(removedOf(before), removedOf(after)),
      undoable: canonicalJson(subject === 'decisions' ? (after ?? {}) : after) === standing[subject],
    }))
    .toReversed();
}

/** A decision as an event noted it. */
function decidedOf(noted: JsonValue): DecidedByPerson {
  return (noted ?? {}) as unknown as DecidedByPerson;
}

function removedOf(noted: JsonValue): RemovedItem | null {
  return noted as unknown as RemovedItem | null;
}

function filingChoices(app: App, { library, scheme }: Session): FilingChoices {
  const years = new Set(library.items.countByPlace().flatMap(({ branch, year }) => (year !== null && isShown(app, branch) ? [year] : [])));
  return {
    categories: scheme.categories,
    kinds: scheme.kinds.map(({ id, name, category }) => ({ id, name, category })),
    branches: shownBranches(app),
    years: [...years].sort((a, b) => b - a),
  };
}
