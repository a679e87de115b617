import { DangheError } from '../../../shared/model/errors.ts';
import type { ScanPool } from '../../intake/ocr/scanPool.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';

/**
 * One page of a picture file as a JPEG, decoded in the process that reads scans: what the file holds never meets this one.
 *
 * @returns `null` for a format that no decoder here knows
 * @throws DangheError `not-found`, `file-unreadable`
 */
export async function drawnPicture({ originals }: Library, pool: ScanPool, { sha256, format, kept, path }: LibraryItem, page: number): Promise<{ readonly jpeg: Uint8Array; readonly pages: number } | null> {
  if (sha256 === null || format === null || !kept) throw new DangheError({ code: 'not-found', what: `原件 ${path}` });
  const file = originals.kept(sha256);
  const [counted, drawn] = [await pool.read({ ...file, format, want: 'count' }), await pool.read({ ...file, format, want: 'picture', page, turned: 0 })];
  for (const outcome of [counted, drawn]) {
    if (outcome.ok) continue;
    if (outcome.code === 'unsupported') return null;
    throw new DangheError(outcome.code === 'unavailable' ? outcome.error : { code: 'file-unreadable', path, reason: outcome.code, ...(outcome.detail === undefined ? {} : { detail: outcome.detail }) });
  }
  return counted.ok && counted.got === 'count' && drawn.ok && drawn.got === 'picture' ? { jpeg: drawn.jpeg, pages: counted.pages } : null;
}
