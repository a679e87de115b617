import { createReaderPool, type ReaderPool } from '../intake/pool.ts';
import type { Library } from '../library/library.ts';
import { importFolder, type ImportOptions, type ImportSummary } from './importFolder.ts';

/** Imports with an own pool of readers that is closed afterwards, or with the one given. */
export async function importInto(library: Library, options: Omit<ImportOptions, 'library' | 'pool'> & { readonly pool?: ReaderPool }): Promise<ImportSummary> {
  const pool = options.pool ?? createReaderPool();
  try {
    return await importFolder({ ...options, library, pool });
  } finally {
    if (!options.pool) await pool.close();
  }
}
