import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { canonicalJson, type JsonObject, type JsonValue } from '../../shared/archive/canonicalJson.ts';
import { isUndoable } from '../../shared/ledgers/undoable.ts';
import { ledgerNames } from '../../shared/ledgers/ledgers.ts';
import { chainHash, chainStart, keptChainLine, verifyChain, type ChainCheck, type ChainedEvent, type EventLine, type KeptEvent, type LibraryEvent } from '../../shared/archive/eventChain.ts';

/** The library's history, oldest first. */
export interface Events {
  /** How many events there are, and the hash of the last (64 zeros before the first). */
  head(): { readonly count: number; readonly head: string };
  get(seq: number): ChainedEvent | null;
  /** The latest time that one of the newest thousand events bears, as it was recorded; `null` before the first. */
  latestTime(): string | null;
  /** Every event that changed one thing by hand (`decisions`, `rectifications`, …), oldest first, with what it was and became. */
  history(subject: string, key: string): readonly HistoryEntry[];
  /** The newest `limit` events before `beforeSeq` (all where absent), newest first. */
  latest(limit: number, beforeSeq?: number): readonly ChainedEvent[];
  /** The newest `limit` events that fit, newest first, without what they noted. */
  query(filter: EventFilter, limit: number): readonly EventLine[];
  /** What the newest event did, apart from those that did one of `passedOver`; `null` where there is none. */
  latestAction(passedOver: readonly string[]): string | null;
  /** The number of the newest event apart from those; 0 where there is none. */
  latestSeq(passedOver: readonly string[]): number;
  /** The lines of `events.jsonl`, each without its line feed. */
  exportEvents(): IterableIterator<string>;
  /** Works every hash out again. */
  verifyChain(): ChainCheck;
}

export interface EventFilter {
  readonly beforeSeq?: number;
  readonly actor?: string;
  readonly action?: string;
  /** Words in what the event was about. */
  readonly text?: string;
  /** ISO 8601 instants, the first included, the second not. */
  readonly from?: string;
  readonly until?: string;
}

/** One change of one thing. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** Subjects that people change by hand; only their history is indexed, an import's would be as large as the library. */
const handSubjects: ReadonlySet<string> = new Set(['decisions', 'removed', 'settings', 'overrides', 'fonds', 'branchNames', 'books', ...ledgerNames]);

/** Exported for the query-plan tests. */
export const historySql = 'SELECT events.* FROM event_subjects JOIN events ON events.seq = event_subjects.seq WHERE subject = ? AND key = ? ORDER BY event_subjects.seq';

export function createEvents(database: Database): Events {
  const one = database.prepare<[number], KeptEvent>('SELECT * FROM events WHERE seq = ?');
  const newest = database.prepare<[number, number], KeptEvent>('SELECT * FROM events WHERE seq < ? ORDER BY seq DESC LIMIT ?');
  const next = database.prepare<[number], KeptEvent>('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT 1');
  const ofSubject = database.prepare<[string, string], KeptEvent>(historySql);
  const indexed = database.prepare<[number], 1>('SELECT 1 FROM event_subjects WHERE seq = ? LIMIT 1').pluck();
  const lastAction = database.prepare<[string], string>('SELECT action FROM events WHERE action NOT IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT 1').pluck();
  const lastSeq = database.prepare<[string], number>('SELECT seq FROM events WHERE action NOT IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT 1').pluck();
  const newestTime = database.prepare<[], string | null>('SELECT max(at) FROM (SELECT at FROM events ORDER BY seq DESC LIMIT 1000)').pluck();
  const last = database.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1');
  // One by one, so that the library can be used between two lines, and because one may note a whole import.
  function* lines(): IterableIterator<string> {
    for (let row = next.get(0); row; row = next.get(row.seq)) yield keptChainLine(row);
  }
  return {
    head() {
      const row = last.get();
      return row ? { count: row.seq, head: row.hash } : { count: 0, head: chainStart };
    },
    get(seq) {
      const row = one.get(seq);
      return row ? eventOf(row) : null;
    },
    latestTime: () => newestTime.get() ?? null,
    history: (subject, key) => ofSubject.all(subject, key).map(({ before, after: is, ...event }) => ({ seq: event.seq, at: event.at, actor: event.actor, action: event.action, before: notedIn(before, subject, key), after: notedIn(is, subject, key) })),
    latest: (limit, beforeSeq = Number.MAX_SAFE_INTEGER) => newest.all(beforeSeq, limit).map(eventOf),
    query(filter, limit) {
      const given = (Object.keys(conditions) as (keyof EventFilter)[]).filter((key) => filter[key] !== undefined);
      const where = given.length === 0 ? '' : `WHERE ${given.map((key) => conditions[key]).join(' AND ')}`;
      const rows = database.prepare<[Record<string, unknown>], Omit<EventLine, 'undoable'>>(`SELECT seq, at, actor, action, what, hash FROM events ${where} ORDER BY seq DESC LIMIT @limit`).all({ ...filter, limit });
      return rows.map((row) => ({ ...row, undoable: indexed.get(row.seq) !== undefined && isUndoable(eventOf(one.get(row.seq)!)) }));
    },
    latestAction: (passedOver) => lastAction.get(JSON.stringify(passedOver)) ?? null,
    latestSeq: (passedOver) => lastSeq.get(JSON.stringify(passedOver)) ?? 0,
    exportEvents: lines,
    verifyChain: () => verifyChain(lines(), textHash),
  };
}

const conditions: Readonly<Record<keyof EventFilter, string>> = {
  beforeSeq: 'seq < @beforeSeq', actor: 'actor = @actor', action: 'action = @action', text: 'instr(what, @text) > 0', from: 'at >= @from', until: 'at < @until',
};

/** Adds the next event; only `change` calls it, inside its transaction. */
export function createEventWriter(database: Database, events: Events): (event: Omit<LibraryEvent, 'seq'>) => void {
  const insert = database.prepare<[KeptEvent]>('INSERT INTO events VALUES (@seq, @at, @actor, @action, @what, @before, @after, @previous, @hash)');
  const index = database.prepare<[string, string, number]>('INSERT INTO event_subjects VALUES (?, ?, ?)');
  return (event) => {
    const { count, head: previous } = events.head();
    const complete = { ...event, seq: count + 1 };
    const hash = chainHash(complete, previous, textHash);
    insert.run({ ...complete, before: canonicalJson(event.before), after: canonicalJson(event.after), previous, hash });
    for (const [subject, keys] of Object.entries(event.after ?? {})) {
      if (!handSubjects.has(subject)) continue;
      for (const key of Object.keys(keys as JsonObject)) index.run(subject, key, complete.seq);
    }
  };
}

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function notedIn(notes: string, subject: string, key: string): JsonValue {
  const noted = (JSON.parse(notes) as { readonly [subject: string]: JsonObject } | null)?.[subject];
  return noted?.[key] ?? null;
}

function eventOf(row: KeptEvent): ChainedEvent {
  return { ...row, before: JSON.parse(row.before) as JsonValue, after: JSON.parse(row.after) as JsonValue };
}

/**
 * What an event's `before` and `after` are made of: values by subject (`items`, `archiveNumbers`, …) and key. A key that
 * was not there before, or is gone after, is `null`.
 */
export interface Notes {
  readonly note: (subject: string, key: string, before: JsonValue, after: JsonValue) => void;
}

/** Collects the notes of one change; `taken` is `null` where there are none. */
export function collectNotes(): Notes & { taken(): { readonly before: JsonObject; readonly after: JsonObject } | null } {
  const before = new Map<string, Map<string, JsonValue>>();
  const after = new Map<string, Map<string, JsonValue>>();
  return {
    note(subject, key, was, is) {
      const [older, newer] = [subjectOf(before, subject), subjectOf(after, subject)];
      // Told twice in one change: what was before stays what was before.
      if (!older.has(key)) older.set(key, was);
      newer.set(key, is);
    },
    taken: () => (after.size === 0 ? null : { before: objectOf(before), after: objectOf(after) }),
  };
}

function subjectOf(notes: Map<string, Map<string, JsonValue>>, subject: string): Map<string, JsonValue> {
  const found = notes.get(subject) ?? new Map<string, JsonValue>();
  notes.set(subject, found);
  return found;
}

function objectOf(notes: ReadonlyMap<string, ReadonlyMap<string, JsonValue>>): JsonObject {
  return Object.fromEntries([...notes].map(([subject, values]) => [subject, Object.fromEntries(values)]));
}
