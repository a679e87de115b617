import { refused } from '../../../shared/ledgers/refused.ts';
import { toRestore } from '../../../shared/ledgers/undoable.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { LibraryItem } from '../../library/items.ts';
import { itemIdOf } from '../undoEvent.ts';
import { openSession, type App } from './app.ts';
import type { Session } from './session.ts';

/** The branch that a village's own window shows; `null` where everything is shown. */
export function ownBranchOf({ preferences }: App): string | null {
  const { role, ownBranch } = preferences.get();
  return role === 'village' ? ownBranch : null;
}

/** Whether the window shows what belongs to this branch; what belongs to none yet is shown everywhere: nobody else would file it. */
export function isShown(app: App, branch: string | null): boolean {
  const own = ownBranchOf(app);
  return own === null || branch === null || branch === own;
}

/** The branches that the window shows, in the library's order. */
export function shownBranches(app: App): readonly string[] {
  const own = ownBranchOf(app);
  return openSession(app).library.branches.list().flatMap(({ name }) => (own === null || name === own ? [name] : []));
}

/** The branches of the library that a village's window keeps out of sight. */
export function hiddenBranches(app: App): readonly string[] {
  const own = ownBranchOf(app);
  return own === null ? [] : openSession(app).library.branches.list().flatMap(({ name }) => (name === own ? [] : [name]));
}

/** @throws DangheError `refused`: `other-branch` */
export function refuseOtherBranch(app: App, branch: string | null): void {
  if (!isShown(app, branch)) throw refused({ kind: 'other-branch' });
}

/**
 * An item that the window may show.
 *
 * @throws DangheError `not-found`, `refused`: `other-branch`
 */
export function shownItem(app: App, { library }: Session, id: number): LibraryItem {
  const item = library.items.get(id);
  if (!item) throw new DangheError({ code: 'not-found', what: `条目 ${id}` });
  refuseOtherBranch(app, item.branch);
  return item;
}

/** @throws DangheError `refused`: `other-branch` where one of the items is another branch's */
export function refuseOtherItems(app: App, { library }: Pick<Session, 'library'>, ids: readonly number[]): void {
  for (const { branch } of library.items.byIds(ids)) refuseOtherBranch(app, branch);
}

/** @throws DangheError `refused`: `other-branch` where undoing the event would change what is another branch's */
export function refuseOtherEvent(app: App, { library }: Session, seq: number): void {
  const event = ownBranchOf(app) === null ? null : library.events.get(seq);
  for (const { subject, key, before, after } of (event && toRestore(event)) ?? []) {
    if (subject === 'decisions' || subject === 'removed') refuseOtherItems(app, { library }, [itemIdOf(library, key)]);
    else if (subject === 'books') refuseOtherItems(app, { library }, library.items.ofContent(key).map(({ id }) => id));
    else if (subject === 'overrides' || subject === 'fonds' || subject === 'branchNames') refuseOtherBranch(app, key);
    else for (const value of [before, after]) refuseOtherBranch(app, branchOf(value));
  }
}

/** The branch that an entry of a ledger says it is of; a decision about a finding says it of the finding. */
function branchOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('branch' in value && typeof value.branch === 'string') return value.branch;
  return 'about' in value ? branchOf(value.about) : null;
}
