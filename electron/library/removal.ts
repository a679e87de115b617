import type { RemovedItem } from '../../shared/model/item.ts';

/** What an item was before it was moved out, so that it can be that again. */
export interface Standing {
  readonly status: string;
  readonly skip_reason: string | null;
  readonly unreadable_code: string | null;
  readonly unreadable_detail: string | null;
}

export const movedOut: Standing = { status: 'skipped', skip_reason: 'moved-out', unreadable_code: null, unreadable_detail: null };

/** What the column `removed` of an item holds. */
type Removal = RemovedItem & { readonly was: Standing };

export function removalText(removed: RemovedItem, was: Standing): string {
  return JSON.stringify({ ...removed, was } satisfies Removal);
}

export function removedItem(text: string): RemovedItem {
  const { by, at, on, reason } = JSON.parse(text) as Removal;
  return { by, at, on, reason };
}

/** What had a place waits for the next filing pass, which finds it again. */
export function standingAfterReturn(text: string): Standing {
  const { was } = JSON.parse(text) as Removal;
  return was.status === 'filed' || was.status === 'duplicate' ? { ...was, status: 'needs-review' } : was;
}
