import type { Database } from 'better-sqlite3';
import { canonicalJson, type JsonValue } from '../../shared/archive/canonicalJson.ts';
import type { LedgerName, LedgerValues } from '../../shared/ledgers/ledgers.ts';
import type { Notes } from './events.ts';

/** The ledgers: decisions, rectification, standards, late-record notes, members. What was before is in the events. */
export interface Ledgers {
  get<Name extends LedgerName>(ledger: Name, key: string): LedgerValues[Name] | null;
  /** In order of their keys. */
  list<Name extends LedgerName>(ledger: Name): readonly LedgerValues[Name][];
  entries<Name extends LedgerName>(ledger: Name): ReadonlyMap<string, LedgerValues[Name]>;
}

export interface LedgerWriter {
  /** Sets an entry; `null` takes it out, which only undoing does: its history stays. */
  put<Name extends LedgerName>(ledger: Name, key: string, value: LedgerValues[Name] | null): void;
}

/** Exported for the query-plan tests. */
export const ledgerSql = 'SELECT key, value FROM ledger_entries WHERE ledger = ? ORDER BY key';

export function createLedgers(database: Database): Ledgers {
  const one = database.prepare<[string, string], string>('SELECT value FROM ledger_entries WHERE ledger = ? AND key = ?').pluck();
  const all = database.prepare<[string], { key: string; value: string }>(ledgerSql);
  return {
    get<Name extends LedgerName>(ledger: Name, key: string) {
      const text = one.get(ledger, key);
      return text === undefined ? null : (JSON.parse(text) as LedgerValues[Name]);
    },
    list: <Name extends LedgerName>(ledger: Name) => all.all(ledger).map(({ value }) => JSON.parse(value) as LedgerValues[Name]),
    entries: <Name extends LedgerName>(ledger: Name) => new Map(all.all(ledger).map(({ key, value }) => [key, JSON.parse(value) as LedgerValues[Name]])),
  };
}

export function createLedgerWriter(database: Database, ledgers: Ledgers, { note }: Notes): LedgerWriter {
  const put = database.prepare<[string, string, string]>('INSERT INTO ledger_entries VALUES (?, ?, ?) ON CONFLICT (ledger, key) DO UPDATE SET value = excluded.value');
  const remove = database.prepare<[string, string]>('DELETE FROM ledger_entries WHERE ledger = ? AND key = ?');
  return {
    put(ledger, key, value) {
      const before = ledgers.get(ledger, key) as unknown as JsonValue;
      // Absent optional members are left out, as they are after being stored.
      const after = value === null ? null : (JSON.parse(JSON.stringify(value)) as JsonValue);
      if (canonicalJson(before) === canonicalJson(after)) return;
      if (after === null) remove.run(ledger, key);
      else put.run(ledger, key, canonicalJson(after));
      note(ledger, key, before, after);
    },
  };
}
