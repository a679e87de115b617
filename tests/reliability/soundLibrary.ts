import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Library } from '../../electron/library/library.ts';
import type { LibrarySecret } from '../../electron/library/protection/keyFile.ts';
import { openLibrary } from '../../electron/library/openLibrary.ts';

export const person = { actor: '测试', now: () => '2026-01-15T08:00:00.000Z' };

/** The newest event as it is acknowledged. */
export function headText({ events }: Library): string {
  const { count, head } = events.head();
  return `${count} ${head}`;
}

/**
 * Opens a library after a kill and looks at all of it: no damage, chain intact, every original there and unaltered, none
 * too many or in another form, and every acknowledged event in the chain.
 */
export async function checkSound(folder: string, acknowledged: readonly string[], look: (library: Library) => Promise<void> | void = () => undefined, secret?: LibrarySecret): Promise<void> {
  const library = await openLibrary(folder, { ...person, create: true, ...(secret === undefined ? {} : { secret }) });
  try {
    const found = await library.check();
    assert.deepEqual({ damage: found.damage, missing: found.missing, altered: found.altered, intact: found.chain.intact }, { damage: [], missing: [], altered: [], intact: true });
    const named = library.originals.list().map(({ sha256 }) => (library.protected ? `${sha256}.sealed` : sha256));
    const kept = (await readdir(join(folder, 'originals'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map(({ name }) => name);
    assert.deepEqual(kept.sort(), named.toSorted());
    for (const text of acknowledged) {
      const [seq, hash] = text.split(' ');
      assert.equal(library.events.get(Number(seq))?.hash, hash, `acknowledged event ${seq} is gone`);
    }
    await look(library);
  } finally {
    library.close();
  }
}
