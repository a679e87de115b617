import type { JsonValue } from '../archive/canonicalJson.ts';
import { ledgerNames } from './ledgers.ts';

/** What an undo can put back. What an event did besides (what was learned, where the item went) follows from it. */
const restorable: ReadonlySet<string> = new Set(['decisions', 'removed', 'settings', 'overrides', 'fonds', 'branchNames', 'books', ...ledgerNames]);
const following: ReadonlySet<string> = new Set(['learnedModel', 'items', 'branches']);

/** Under it a village's whole event chain is kept, with the settings. */
export const HAND_OVER = 'handOver:';

/** Settings that the program keeps for itself, or that files are filed by. */
const ownSettings: ReadonlySet<string> = new Set(['filedWith', 'scheme', 'townshipInPapers', 'resource:schemes/default.json']);

/** One value that an undo puts back, where it is still what the event made it. */
export interface ToRestore {
  readonly subject: string;
  readonly key: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** What undoing an event would put back; `null` where the event cannot be undone: imports, filing, exports. */
export function toRestore(event: { readonly before: JsonValue; readonly after: JsonValue }): readonly ToRestore[] | null {
  const [before, after] = [objectOf(event.before), objectOf(event.after)];
  const subjects = Object.keys(after).filter((subject) => !following.has(subject));
  if (subjects.length === 0 || !subjects.every((subject) => restorable.has(subject))) return null;
  const values = subjects.flatMap((subject) => Object.entries(objectOf(after[subject])).map(([key, value]): ToRestore => ({ subject, key, before: objectOf(before[subject])[key] ?? null, after: value })));
  return values.some(({ subject, key }) => subject === 'settings' && (ownSettings.has(key) || key.startsWith(HAND_OVER))) ? null : values;
}

/** Whether an event can be undone at all; whether it still can depends on what came after it. */
export function isUndoable(event: { readonly before: JsonValue; readonly after: JsonValue }): boolean {
  return toRestore(event) !== null;
}

function objectOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, JsonValue>>) : {};
}
