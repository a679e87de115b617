import type { LibraryEvent } from '../../shared/archive/eventChain.ts';
import { canonicalJson, type JsonObject, type JsonValue } from '../../shared/archive/canonicalJson.ts';
import type { DecidedByPerson } from '../../shared/filing/filing.ts';
import { ledgerNames, type LedgerName, type LedgerValues } from '../../shared/ledgers/ledgers.ts';
import type { Rectification } from '../../shared/ledgers/rectification.ts';
import { refused } from '../../shared/ledgers/refused.ts';
import { toRestore, type ToRestore } from '../../shared/ledgers/undoable.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { Book } from '../../shared/model/book.ts';
import type { BranchOverrides } from '../../shared/model/facts.ts';
import type { RemovedItem } from '../../shared/model/item.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import type { Library } from '../library/library.ts';
import { modelAfter, refile, type RefileWhen } from './decideItem.ts';
import { signedBy, type Person } from './ledgers/person.ts';

/**
 * Undoes an event: what it changed by hand becomes what it was before, as a new event; the history keeps both. Refused
 * where something has been changed again since: that has to be undone first. A book's texts follow with `applyWaiting`.
 *
 * @throws DangheError `not-found`, `refused`: `not-undoable`, `changed-since`
 */
export function undoEvent(library: Library, scheme: Scheme, seq: number, person: Person, when: RefileWhen = 'now'): void {
  const event = library.events.get(seq);
  if (!event) throw new DangheError({ code: 'not-found', what: `第 ${seq} 条记录` });
  const values = toRestore(event);
  if (!values) throw refused({ kind: 'not-undoable', action: event.what });
  if (when === 'now' && values.some((value) => canonicalJson(current(library, value)) !== canonicalJson(value.after))) throw refused({ kind: 'changed-since', seq });
  const decisions = values.flatMap((value) => (value.subject === 'decisions' ? [{ itemId: itemIdOf(library, value.key), decided: (value.before ?? {}) as DecidedByPerson }] : []));
  const model = modelAfter(library, scheme, decisions);
  library.change('undo', `第 ${seq} 条：${event.what}`, ({ filing, settings, branches, ledgers, books }) => {
    for (const { itemId, decided } of decisions) filing.decide(itemId, decided);
    // Where it lay before; the pass that follows says the last word.
    if (event.action === 'decide') for (const [key, columns] of itemsBefore(event)) filing.putBack(itemIdOf(library, key), columns);
    if (decisions.length > 0) settings.setLearnedModel(model.examples === 0 ? null : model);
    for (const { subject, key, before, after } of values) {
      if (subject === 'removed') filing.remove(itemIdOf(library, key), before as unknown as RemovedItem | null);
      else if (subject === 'settings') settings.set(key, before);
      else if (subject === 'overrides') branches.setOverrides(key, (before ?? {}) as BranchOverrides);
      else if (subject === 'fonds') branches.setFonds(key, before as string);
      else if (subject === 'branchNames') branches.rename(after as string, before as string);
      else if (subject === 'books') books.put(key, before as unknown as Book | null);
      else if (isLedger(subject)) ledgers.put(subject, key, ledgerValue(subject, before, after, person, seq));
    }
  }, person);
  if (when === 'now' && values.some(({ subject }) => subject === 'decisions' || subject === 'removed' || subject === 'fonds')) refile(library, scheme, model, person);
}

/** The places of items that the event changed, as they were before it. */
function itemsBefore({ before }: LibraryEvent): readonly (readonly [key: string, columns: JsonObject])[] {
  const items = before !== null && typeof before === 'object' && 'items' in before ? (before.items as JsonObject) : {};
  return Object.entries(items).map(([key, columns]) => [key, columns as JsonObject]);
}

/** What a thing is now, as the event would have noted it. */
function current(library: Library, { subject, key, after }: ToRestore): JsonValue {
  switch (subject) {
    case 'decisions':
      return { ...library.items.get(itemIdOf(library, key))?.decided };
    case 'removed':
      return (library.items.get(itemIdOf(library, key))?.removed ?? null) as unknown as JsonValue;
    case 'settings':
      return library.settings.get(key);
    case 'overrides':
      return { ...library.branches.get(key)?.overrides };
    case 'fonds':
      return library.branches.get(key)?.fonds ?? null;
    case 'books':
      return library.books.get(key) as unknown as JsonValue;
    case 'branchNames':
      return library.branches.get(after as string)?.name ?? null;
    default:
      return isLedger(subject) ? (library.ledgers.get(subject, key) as unknown as JsonValue) : null;
  }
}

/** A number of 整改销号 is never given twice: an entry that is undone is withdrawn, not taken out. */
function ledgerValue(ledger: LedgerName, before: JsonValue, after: JsonValue, person: Person, seq: number): LedgerValues[LedgerName] | null {
  if (before !== null || ledger !== 'rectifications') return before as unknown as LedgerValues[LedgerName] | null;
  const entry = after as unknown as Rectification;
  return { ...entry, state: 'withdrawn', steps: [...entry.steps, { ...signedBy(person), step: 'withdraw', text: `撤销第 ${seq} 条` }] };
}

function isLedger(subject: string): subject is LedgerName {
  return (ledgerNames as readonly string[]).includes(subject);
}

/**
 * The item that an event's note is about.
 *
 * @throws DangheError `not-found`
 */
export function itemIdOf(library: Library, key: string): number {
  const [, sourceId, path] = /^(\d+):(.*)$/s.exec(key) ?? [];
  const item = sourceId === undefined || path === undefined ? null : library.items.find(Number(sourceId), path);
  if (!item) throw new DangheError({ code: 'not-found', what: `文件 ${path ?? key}` });
  return item.id;
}
