import type { DecidedByPerson } from '../../shared/filing/filing.ts';
import { refused } from '../../shared/ledgers/refused.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { RemovedItem } from '../../shared/model/item.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { schemeIndex } from '../../shared/scheme/schemeIndex.ts';
import type { HistoryEntry } from '../library/events.ts';
import type { LibraryItem } from '../library/items.ts';
import type { Library } from '../library/library.ts';
import { itemKey } from '../library/recordImport.ts';
import { decideItems, type RefileWhen } from './decideItem.ts';
import { fileLibrary } from './fileLibrary.ts';
import { signedBy, type Person } from './ledgers/person.ts';

/** Fields to set; `null` gives a field back to what is read. Fields not named stay as they were decided. */
export type ItemChanges = { readonly [Name in keyof DecidedByPerson]?: DecidedByPerson[Name] | null };

/**
 * Sets fields of one or many items by hand: branch, year, date, kind, category, title. One event; undone by `undoEvent`.
 *
 * @throws DangheError `not-found` for an item, kind or category that is not there; `usage` for a year out of range
 */
export function editItems(library: Library, scheme: Scheme, itemIds: readonly number[], changes: ItemChanges, person: Person, when: RefileWhen = 'now'): void {
  refuseUnknown(scheme, changes);
  const decisions = itemIds.map((itemId) => ({ itemId, decided: changed(itemOf(library, itemId).decided, changes) }));
  decideItems(library, scheme, decisions, person, when);
}

/** Moves items out of the archive (已移出): they are no longer filed, checked or exported; originals stay. One event. */
export function removeItems(library: Library, scheme: Scheme, itemIds: readonly number[], reason: string, person: Person, when: RefileWhen = 'now'): void {
  if (reason.trim() === '') throw refused({ kind: 'missing', what: 'reason' });
  const signed = signedBy(person);
  library.change('remove', namesOf(library, itemIds), ({ filing }) => {
    for (const itemId of itemIds) filing.remove(itemId, { ...signed, reason: reason.trim() });
  }, person);
  if (when === 'now') fileLibrary(library, scheme, person);
}

/** Moves items back into the archive; filing puts them in their places again. */
export function restoreItems(library: Library, scheme: Scheme, itemIds: readonly number[], person: Person, when: RefileWhen = 'now'): void {
  library.change('restore', namesOf(library, itemIds), ({ filing }) => {
    for (const itemId of itemIds) filing.remove(itemId, null);
  }, person);
  if (when === 'now') fileLibrary(library, scheme, person);
}

/** Items that are 已移出, with who moved them, when and why. */
export function removedItems(library: Library): readonly (LibraryItem & { readonly removed: RemovedItem })[] {
  return library.items.list({ status: 'skipped' }).flatMap((item) => (item.removed ? [{ ...item, removed: item.removed }] : []));
}

/** What people changed of an item, oldest first: fields they set, moves out and back, 补录说明. */
export function itemHistory(library: Library, itemId: number): readonly (HistoryEntry & { readonly subject: 'decisions' | 'removed' })[] {
  const { sourceId, path } = itemOf(library, itemId);
  const of = (subject: 'decisions' | 'removed') => library.events.history(subject, itemKey(sourceId, path)).map((entry) => ({ ...entry, subject }));
  return [...of('decisions'), ...of('removed')].sort((a, b) => a.seq - b.seq);
}

function changed(decided: DecidedByPerson, changes: ItemChanges): DecidedByPerson {
  const title = typeof changes.title === 'string' ? { title: changes.title.trim() } : {};
  const merged = Object.entries({ ...decided, ...changes, ...title }).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return Object.fromEntries(merged);
}

function refuseUnknown(scheme: Scheme, { kind, category, year }: ItemChanges): void {
  if (kind && !schemeIndex(scheme).kind(kind)) throw new DangheError({ code: 'not-found', what: `文件种类“${kind}”` });
  if (category && !scheme.categories.some(({ code }) => code === category)) throw new DangheError({ code: 'not-found', what: `类别“${category}”` });
  if (typeof year === 'number' && !(Number.isInteger(year) && year >= 1900 && year <= 2100)) throw new DangheError({ code: 'usage', problem: `年度“${year}”应在 1900 到 2100 之间` });
}

function itemOf(library: Library, itemId: number): LibraryItem {
  const item = library.items.get(itemId);
  if (!item) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
  return item;
}

function namesOf(library: Library, itemIds: readonly number[]): string {
  const first = itemIds[0] === undefined ? '' : itemOf(library, itemIds[0]).path;
  return itemIds.length > 1 ? `${first} 等 ${itemIds.length} 件` : first;
}
