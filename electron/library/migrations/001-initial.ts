import type { Migration } from './migration.ts';

/** The first layout: sources and their items, what was read out of them, archive numbers, events, search. */
export const initial: Migration = {
  version: 1,
  up(database) {
    database.exec(`
      -- A folder that was imported.
      CREATE TABLE sources (
        id INTEGER PRIMARY KEY,
        folder TEXT NOT NULL UNIQUE,
        added_at TEXT NOT NULL
      ) STRICT;

      -- One pass over a source; without finished_at it was interrupted.
      CREATE TABLE imports (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES sources(id),
        started_at TEXT NOT NULL,
        finished_at TEXT
      ) STRICT;
      CREATE INDEX imports_by_source ON imports(source_id, finished_at);

      -- Bytes kept in originals/, content-addressed; a row comes after its file, never before.
      CREATE TABLE originals (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        bytes INTEGER NOT NULL CHECK (bytes >= 0)
      ) STRICT, WITHOUT ROWID;

      -- One file of a source, or one member of an archive (parent_id).
      CREATE TABLE items (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES sources(id),
        path TEXT NOT NULL,
        parent_id INTEGER REFERENCES items(id),
        sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
        original TEXT REFERENCES originals(sha256) CHECK (original IS NULL OR original = sha256),
        bytes INTEGER NOT NULL CHECK (bytes >= 0),
        modified_ms REAL,
        format TEXT,
        taken_on TEXT,
        status TEXT NOT NULL CHECK (status IN ('filed', 'needs-review', 'duplicate', 'unreadable', 'skipped')),
        skip_reason TEXT CHECK ((status = 'skipped') = (skip_reason IS NOT NULL)),
        unreadable_code TEXT CHECK ((status = 'unreadable') = (unreadable_code IS NOT NULL)),
        unreadable_detail TEXT,
        branch TEXT REFERENCES branches(name) ON UPDATE CASCADE,
        year INTEGER,
        date TEXT,
        category TEXT,
        kind TEXT,
        title TEXT,
        retention TEXT CHECK (retention IN ('永久', '30年', '10年')),
        pages INTEGER,
        confidence REAL,
        reasons TEXT NOT NULL DEFAULT '[]',
        also_in TEXT NOT NULL DEFAULT '[]',
        duplicate_of INTEGER REFERENCES items(id),
        attached_to INTEGER REFERENCES items(id),
        attached_ordinal INTEGER,
        -- What a person has set, as JSON; comes before anything read.
        decided TEXT NOT NULL DEFAULT '{}',
        -- What the file says looked at alone, as JSON, without its records and lists of people.
        understanding TEXT,
        UNIQUE (source_id, path)
      ) STRICT;
      CREATE INDEX items_by_sha256 ON items(sha256);
      CREATE INDEX items_by_status ON items(status);
      CREATE INDEX items_by_place ON items(branch, year, category);
      CREATE INDEX items_by_attachment ON items(attached_to) WHERE attached_to IS NOT NULL;
      CREATE INDEX items_by_duplicate ON items(duplicate_of) WHERE duplicate_of IS NOT NULL;
      CREATE INDEX items_by_parent ON items(parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX items_by_original ON items(original) WHERE original IS NOT NULL;

      -- What a reader gave for certain bytes, so that they need not be read again. content: zlib of the JSON.
      CREATE TABLE documents (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        reader_version TEXT NOT NULL,
        format TEXT NOT NULL,
        text TEXT NOT NULL,
        evidence TEXT NOT NULL,
        content BLOB NOT NULL
      ) STRICT;

      -- text is NULL where the record is the whole document.
      CREATE TABLE records (
        item_id INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        first_block INTEGER NOT NULL,
        end_block INTEGER NOT NULL,
        kind TEXT,
        category TEXT,
        confidence REAL NOT NULL,
        date TEXT,
        fields TEXT NOT NULL,
        text TEXT,
        PRIMARY KEY (item_id, ordinal)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE rosters (
        item_id INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        kind TEXT NOT NULL,
        reading TEXT NOT NULL,
        PRIMARY KEY (item_id, ordinal)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE branches (
        name TEXT PRIMARY KEY,
        fonds TEXT NOT NULL UNIQUE CHECK (length(fonds) = 4),
        overrides TEXT NOT NULL DEFAULT '{}'
      ) STRICT;

      CREATE TABLE archive_numbers (
        item_id INTEGER PRIMARY KEY REFERENCES items(id) ON DELETE CASCADE,
        fonds TEXT NOT NULL,
        year INTEGER NOT NULL,
        retention TEXT NOT NULL CHECK (retention IN ('永久', '30年', '10年')),
        number INTEGER NOT NULL CHECK (number >= 1),
        UNIQUE (fonds, year, retention, number)
      ) STRICT;

      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE learned_models (name TEXT PRIMARY KEY, model TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- The history; shared/archive/eventChain.ts says how the hashes are made.
      CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        what TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        previous TEXT NOT NULL UNIQUE,
        hash TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TRIGGER events_are_not_altered BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never altered'); END;
      CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
      -- Only the next event may come in; REPLACE, too, would remove others without firing the trigger above.
      CREATE TRIGGER events_follow_each_other BEFORE INSERT ON events
        WHEN NEW.seq <> coalesce((SELECT max(seq) FROM events), 0) + 1
          OR NEW.previous <> coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
          OR EXISTS (SELECT 1 FROM events WHERE hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'events follow each other'); END;

      -- Holds words only (shared/archive/bigrams.ts); rowid is the item's id.
      CREATE VIRTUAL TABLE search USING fts5 (title, path, body, content = '', contentless_delete = 1, tokenize = 'ascii');
    `);
  },
};
