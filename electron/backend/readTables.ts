import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Table } from '../../shared/model/document.ts';
import { DangheError } from '../../shared/model/errors.ts';
import { removeTree } from '../files/retry.ts';
import { createReaderPool, type ReaderPool } from '../intake/pool.ts';

/**
 * The tables of one file that a person hands over (a roster, a table of standards), read as every file is.
 *
 * @throws DangheError `file-missing`, `file-unreadable`
 */
export async function readTables(file: string, pool?: ReaderPool): Promise<readonly Table[]> {
  const path = resolve(file);
  if (!(await stat(path).catch(() => null))?.isFile()) throw new DangheError({ code: 'file-missing', path: file });
  const staging = await mkdtemp(join(tmpdir(), 'danghe-table-'));
  const readers = pool ?? createReaderPool({ workers: 1 });
  try {
    const outcome = await readers.read({ file: path, name: basename(path), staging });
    if (!outcome.ok) throw new DangheError({ code: 'file-unreadable', path: file, reason: outcome.code, ...(outcome.detail === undefined ? {} : { detail: outcome.detail }) });
    return outcome.document.blocks.filter((block) => block.kind === 'table');
  } finally {
    if (!pool) await readers.close();
    await removeTree(staging);
  }
}
