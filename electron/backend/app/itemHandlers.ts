import type { ItemDetail } from '../../../shared/contract/itemCalls.ts';
import { itemErrorMessage } from '../../../shared/messages/itemMessage.ts';
import { placedFields } from '../../../shared/presentation/placedFields.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import type { LibraryItem } from '../../library/items.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { itemRow } from './itemRow.ts';
import { isShown, shownItem } from './ownBranch.ts';
import type { Session } from './session.ts';
import { shownCheck } from './shownCheck.ts';

export const itemHandlers: Handlers<'item.get' | 'item.byPath' | 'item.document' | 'item.findings'> = {
  'item.get': (app, { id }) => {
    const session = openSession(app);
    return itemDetail(shownItem(app, session, id), session);
  },
  'item.byPath': (app, { path }) => {
    const { library } = openSession(app);
    const found = library.sources.list().map(({ id }) => library.items.find(id, path)).find((item) => item !== null && isShown(app, item.branch));
    return found ? { id: found.id } : null;
  },
  'item.document': (app, { id }) => {
    const session = openSession(app);
    const item = shownItem(app, session, id);
    const document = item.sha256 === null ? null : session.library.documents.get(item.sha256);
    if (!document) return null;
    return { format: document.format, blocks: document.blocks, pictures: document.pictures.map(({ name, format, width, height }) => ({ name, format, ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) })), notes: document.notes };
  },
  'item.findings': async (app, { id }) => {
    const session = openSession(app);
    const { path } = shownItem(app, session, id);
    const { report } = await shownCheck(app, session);
    return { ...session.checked(report), findings: report.findings.filter(({ paths }) => paths.includes(path)) };
  },
};

/** An item with everything that was read out of it. */
export function itemDetail(item: LibraryItem, session: Session): ItemDetail {
  const understanding = session.library.readings.understanding(item.id);
  const index = schemeIndex(session.scheme);
  return {
    ...itemRow(item, session.scheme),
    pages: item.pages,
    removedBecause: item.removed && `${item.removed.by}，${item.removed.on}：${item.removed.reason}`,
    alternatives: (understanding?.classification.alternatives ?? []).map(({ kind, category, confidence }) => ({ kindId: kind, kind: index.kind(kind)?.name ?? kind, category, confidence })),
    sha256: item.sha256,
    reasons: item.reasons,
    alsoIn: item.alsoIn,
    duplicateOf: item.duplicateOf,
    attachedTo: item.attachedTo,
    error: itemErrorMessage(item)?.message ?? null,
    decided: Object.keys(item.decided),
    records: (understanding?.records ?? []).map(({ ordinal, blocks, fields }) => ({ ordinal, blocks, fields: placedFields(fields) })),
  };
}
