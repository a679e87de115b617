import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { DangheError } from '../../shared/model/errors.ts';
import { createBookWriter, type Books, type BookWriter } from './books.ts';
import { createBranchWriter, type Branches, type BranchWriter } from './branches.ts';
import { libraryError } from './database.ts';
import { collectNotes, createEventWriter, type Events, type Notes } from './events.ts';
import { createFilingWriter, type FilingWriter } from './filing.ts';
import { createHandwritingWriter, type HandwritingWriter } from './handwriting.ts';
import { createLedgerWriter, type Ledgers, type LedgerWriter } from './ledgers.ts';
import { createOcrWriter, type Ocr, type OcrWriter } from './ocr.ts';
import { createNumberWriter, type NumberWriter } from './numbers.ts';
import { createPinWriter, type PinWriter, type Pins } from './pins.ts';
import { createImportWriter, type ImportWriter } from './recordImport.ts';
import { createSearchWriter } from './search.ts';
import { createSettingsWriter, type Settings, type SettingsWriter } from './settings.ts';
import { createSourceWriter, type Sources, type SourceWriter } from './sources.ts';

/** Everything that can be written, inside one change. */
interface Writing {
  readonly sources: SourceWriter;
  readonly imports: ImportWriter;
  readonly filing: FilingWriter;
  readonly branches: BranchWriter;
  readonly numbers: NumberWriter;
  readonly settings: SettingsWriter;
  readonly ledgers: LedgerWriter;
  readonly ocr: OcrWriter;
  readonly books: BookWriter;
  readonly pins: PinWriter;
  readonly handwriting: HandwritingWriter;
  /** Notes something that happened outside the library: an export, a backup. */
  readonly note: Notes['note'];
}

/**
 * Runs `write` in one transaction and adds one event made of everything it noted; where it throws, nothing has happened.
 * A change that changes nothing leaves no event. `write` must not be asynchronous.
 *
 * @param action a glossary word, such as `import-batch`
 * @param what what it is about, in words that a person recognises
 * @param by who does it and when, where that is not who opened the library
 */
export type Change = <Result>(action: string, what: string, write: (writing: Writing) => Result, by?: By) => Result;

/**
 * As `Change`, for one that takes many seconds: `write` yields between its steps, and other things go on there. It is still
 * one transaction and one event; until its end nothing else may be written, and what is read on this connection is neither
 * before nor after: whoever else works with the library waits for `settled`. Stopped by `signal` it ends as `cancelled`,
 * and nothing has happened.
 */
type ChangeInSteps = <Result>(action: string, what: string, write: (writing: Writing) => Generator<undefined, Result>, by: By, signal?: AbortSignal) => Promise<Result>;

/** How a library is written. */
export interface Changing {
  readonly change: Change;
  readonly changeInSteps: ChangeInSteps;
  /** Waits until no change is under way. */
  readonly settled: () => Promise<void>;
}

/** A person at work, and the clock by which it is noted (ISO 8601 instants). */
export interface By {
  readonly actor: string;
  readonly now: () => string;
}

interface ChangeParts extends By {
  readonly folder: string;
  readonly readOnly: boolean;
  readonly events: Events;
  readonly ocr: Ocr;
  readonly books: Books;
  readonly sources: Sources;
  readonly branches: Branches;
  readonly settings: Settings;
  readonly ledgers: Ledgers;
  readonly pins: Pins;
}

export function createChange(database: Database, parts: ChangeParts): Changing {
  let notes = collectNotes();
  // The writers and their statements are made once; each change brings its own notes.
  const relay: Notes = { note: (...noted) => notes.note(...noted) };
  const addEvent = createEventWriter(database, parts.events);
  const search = createSearchWriter(database);
  const branches = createBranchWriter(database, parts.branches, relay);
  const writing: Writing = {
    sources: createSourceWriter(database, parts.sources, parts.now, relay),
    imports: createImportWriter(database, search, relay),
    filing: createFilingWriter(database, parts.sources, branches, search, relay),
    branches,
    numbers: createNumberWriter(database, relay),
    settings: createSettingsWriter(database, parts.settings, relay),
    ledgers: createLedgerWriter(database, parts.ledgers, relay),
    ocr: createOcrWriter(database, parts.ocr, relay),
    books: createBookWriter(database, parts.books, relay),
    pins: createPinWriter(database, parts.pins, relay),
    handwriting: createHandwritingWriter(database, relay),
    note: relay.note,
  };
  const begin = (action: string) => {
    if (parts.readOnly) throw new DangheError({ code: 'library-read-only', path: parts.folder });
    if (database.inTransaction) throw new DangheError({ code: 'internal', problem: `change ${action} inside another` });
    notes = collectNotes();
    try {
      database.exec('BEGIN IMMEDIATE');
    } catch (error) {
      throw libraryError(error, parts.folder);
    }
  };
  const commit = (action: string, what: string, by: By) => {
    const noted = notes.taken();
    if (noted) addEvent({ at: by.now(), actor: by.actor, action, what, ...noted });
    database.exec('COMMIT');
  };
  const undone = (error: unknown) => {
    if (database.inTransaction) database.exec('ROLLBACK');
    return libraryError(error, parts.folder);
  };
  let underWay: Promise<void> | null = null;
  return {
    change(action, what, write, by = parts) {
      begin(action);
      try {
        const result = write(writing);
        if (result instanceof Promise) throw new DangheError({ code: 'internal', problem: `change ${action} is asynchronous` });
        commit(action, what, by);
        return result;
      } catch (error) {
        throw undone(error);
      }
    },
    async changeInSteps(action, what, write, by, signal) {
      begin(action);
      const { promise, resolve } = Promise.withResolvers<undefined>();
      underWay = promise;
      try {
        const steps = write(writing);
        let step = steps.next();
        while (!step.done) {
          await nextTurn();
          if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
          step = steps.next();
        }
        commit(action, what, by);
        return step.value;
      } catch (error) {
        throw undone(error);
      } finally {
        underWay = null;
        resolve(undefined);
      }
    },
    async settled() {
      while (underWay) await underWay;
    },
  };
}
