import type { ItemDetail, ItemRow } from '../../../shared/contract/itemCalls.ts';
import { itemErrorMessage } from '../../../shared/messages/itemMessage.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { placedFields } from '../../../shared/presentation/placedFields.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import type { LibraryItem } from '../../library/items.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import type { Session } from './session.ts';

export const itemHandlers: Handlers<'item.places' | 'item.list' | 'item.get' | 'item.byPath' | 'item.document'> = {
  'item.places': (app) => openSession(app).library.items.countByPlace(),
  'item.list': (app, { filter, offset, limit }) => {
    const session = openSession(app);
    const { branch, year, category, status } = filter;
    const items = session.library.items.list({
      ...(branch === null ? {} : { branch }), ...(year === null ? {} : { year }), ...(category === null ? {} : { category }), ...(status === null ? {} : { status }),
    });
    return { total: items.length, rows: items.slice(offset, offset + limit).map((item) => itemRow(item, session)) };
  },
  'item.get': (app, { id }) => {
    const session = openSession(app);
    return itemDetail(itemOf(session, id), session);
  },
  'item.byPath': (app, { path }) => {
    const { library } = openSession(app);
    const found = library.sources.list().map(({ id }) => library.items.find(id, path)).find((item) => item !== null);
    return found ? { id: found.id } : null;
  },
  'item.document': (app, { id }) => {
    const session = openSession(app);
    const item = itemOf(session, id);
    const document = item.sha256 === null ? null : session.library.documents.get(item.sha256);
    if (!document) return null;
    return { format: document.format, blocks: document.blocks, pictures: document.pictures.map(({ name, format, width, height }) => ({ name, format, ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) })), notes: document.notes };
  },
};

/** @throws DangheError `not-found` */
export function itemOf({ library }: Session, id: number): LibraryItem {
  const item = library.items.get(id);
  if (!item) throw new DangheError({ code: 'not-found', what: `条目 ${id}` });
  return item;
}

/** An item as lists show it. */
function itemRow(item: LibraryItem, { scheme }: Session): ItemRow {
  const { id, path, status, branch, year, date, category, title, archiveNo, retention, format, bytes, confidence } = item;
  return { id, path, status, branch, year, date, category, kindId: item.kind, kind: item.kind === null ? null : (schemeIndex(scheme).kind(item.kind)?.name ?? item.kind), title, archiveNo, retention, format, bytes, confidence };
}

/** An item with everything that was read out of it. */
export function itemDetail(item: LibraryItem, session: Session): ItemDetail {
  const records = session.library.readings.understanding(item.id)?.records ?? [];
  return {
    ...itemRow(item, session),
    sha256: item.sha256,
    reasons: item.reasons,
    alsoIn: item.alsoIn,
    duplicateOf: item.duplicateOf,
    attachedTo: item.attachedTo,
    error: itemErrorMessage(item)?.message ?? null,
    decided: Object.keys(item.decided),
    records: records.map(({ ordinal, blocks, fields }) => ({ ordinal, blocks, fields: placedFields(fields) })),
  };
}
