import type { ItemRow } from '../../../shared/contract/itemCalls.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { schemeIndex } from '../../../shared/scheme/schemeIndex.ts';
import type { LibraryItem } from '../../library/items.ts';

/** An item as lists show it. */
export function itemRow(item: LibraryItem, scheme: Scheme): ItemRow {
  const { id, path, status, branch, year, date, category, title, archiveNo, retention, format, bytes, confidence } = item;
  const kind = item.kind === null ? null : (schemeIndex(scheme).kind(item.kind)?.name ?? item.kind);
  return { id, path, status, branch, year, date, category, kindId: item.kind, kind, title, archiveNo, retention, format, bytes, confidence, removed: item.removed !== null };
}
