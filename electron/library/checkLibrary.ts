import type { Database } from 'better-sqlite3';
import { DangheError } from '../../shared/model/errors.ts';
import type { Events } from './events.ts';
import type { LibraryCheck } from './library.ts';
import { damageIn } from './migrate.ts';
import type { Originals } from './originals.ts';

/** Looks at everything a library holds: the database, the event chain, every original's bytes. */
export async function checkLibrary(database: Database, originals: Originals, events: Events): Promise<LibraryCheck> {
  const missing: string[] = [];
  const altered: string[] = [];
  for (const { sha256 } of originals.list()) {
    try {
      await originals.check(sha256);
    } catch (error) {
      if (!(error instanceof DangheError)) throw error;
      (error.detail.code === 'original-missing' ? missing : altered).push(sha256);
    }
  }
  return { damage: damageIn(database), chain: events.verifyChain(), missing, altered };
}
