import type { Migration } from './migration.ts';

/** What people decide: ledgers, items moved out of the archive, and where in the history something was changed by hand. */
export const ledgers: Migration = {
  version: 3,
  up(database) {
    database.exec(`
      -- Entries as they stand, as JSON; shared/ledgers says what each ledger holds. How they came about is in the events.
      CREATE TABLE ledger_entries (
        ledger TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value)),
        PRIMARY KEY (ledger, key)
      ) STRICT, WITHOUT ROWID;

      -- Which events changed something by hand (an item, a setting, an entry of a ledger), so that its history is found.
      CREATE TABLE event_subjects (
        subject TEXT NOT NULL,
        key TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES events(seq),
        PRIMARY KEY (subject, key, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX event_subjects_by_event ON event_subjects(seq);
      INSERT INTO event_subjects
        SELECT subject.key, entry.key, events.seq FROM events, json_each(events.after) AS subject, json_each(subject.value) AS entry
        WHERE subject.key IN ('decisions', 'settings', 'overrides', 'fonds', 'branchNames') AND subject.type = 'object';

      -- Moved out of the archive by a person (已移出): who, when, why, and what its status was before, as JSON.
      ALTER TABLE items ADD COLUMN removed TEXT CHECK (removed IS NULL OR (status = 'skipped' AND json_valid(removed)));
    `);
  },
};
