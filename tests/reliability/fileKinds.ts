import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { exportLibrary } from '../../electron/backend/exportLibrary.ts';
import { loadScheme } from '../../electron/backend/loadData.ts';
import { verifyBundle } from '../../electron/exports/verifyBundle.ts';
import { openDatabase } from '../../electron/library/database.ts';
import { layoutVersion } from '../../electron/library/migrate.ts';
import { migrations } from '../../electron/library/migrations/migrations.ts';
import { openLibrary } from '../../electron/library/openLibrary.ts';
import { restoreLibrary } from '../../electron/library/restoreLibrary.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { KillKind } from './killKind.ts';
import { smallLibrary } from './libraryKinds.ts';
import { checkSound, person } from './soundLibrary.ts';

const out = (place: string, name = '') => join(place, 'out', name);
const AS_OF = '2026-01-15' as CalendarDate;

/** Removes what bears its final name; what was cut short stays in the way of the next round. */
async function finalNames(place: string): Promise<readonly string[]> {
  return (await readdir(out(place))).filter((name) => !name.includes('.part')).sort();
}

const common = {
  async prepare(place: string) {
    await smallLibrary(place, 60);
    await mkdir(out(place), { recursive: true });
  },
};

export const backingUp: KillKind = {
  kills: 50,
  ...common,
  async work(place, _, acknowledge) {
    const library = await openLibrary(join(place, 'base'), person);
    for (let index = 0; index < 40; index += 1) {
      await library.backup(out(place, `${index}.zip`));
      acknowledge(`${index}.zip`);
    }
  },
  async check(place, _, acknowledged) {
    const there = await finalNames(place);
    for (const name of acknowledged) assert.ok(there.includes(name), `${name} is gone`);
    const last = there.at(-1);
    if (last !== undefined) {
      await restoreLibrary(out(place, last), join(place, 'restored'), person);
      await checkSound(join(place, 'restored'), [], (library) => assert.equal(library.items.list().length, 60));
    }
    await rm(join(place, 'restored'), { recursive: true, force: true });
    for (const name of there) await rm(out(place, name));
    await checkSound(join(place, 'base'), []);
  },
};

export const restoring: KillKind = {
  kills: 40,
  async prepare(place) {
    await common.prepare(place);
    const library = await openLibrary(join(place, 'base'), person);
    await library.backup(join(place, 'backup.zip'));
    library.close();
  },
  async work(place, _, acknowledge) {
    for (let index = 0; index < 40; index += 1) {
      await restoreLibrary(join(place, 'backup.zip'), out(place, String(index)), person);
      acknowledge(String(index));
    }
  },
  async check(place, _, acknowledged) {
    const there = await finalNames(place);
    for (const name of acknowledged) assert.ok(there.includes(name), `${name} is gone`);
    for (const name of there) {
      await checkSound(out(place, name), [], (library) => assert.equal(library.items.list().length, 60));
      await rm(out(place, name), { recursive: true });
    }
  },
};

export const exporting: KillKind = {
  kills: 40,
  ...common,
  async work(place, _, acknowledge) {
    const scheme = await loadScheme();
    const library = await openLibrary(join(place, 'base'), person);
    for (let index = 0; index < 40; index += 1) {
      await exportLibrary({ library, scheme, asOf: AS_OF, out: out(place, String(index)) });
      acknowledge(String(index));
    }
  },
  async check(place, _, acknowledged) {
    const there = await finalNames(place);
    for (const name of acknowledged) assert.ok(there.includes(name), `${name} is gone`);
    for (const name of there) assert.deepEqual((await verifyBundle(out(place, name))).faults, []);
    // Killed after the last tag file and before the renaming it is whole, and bears a name that says that it is not done.
    for (const name of await readdir(out(place))) await rm(out(place, name), { recursive: true });
    await checkSound(join(place, 'base'), []);
  },
};

const ITEMS = 20_000;

const OLD_LAYOUT = 5;

/** A library of an older layout with so many numbered items. */
export async function oldLibrary(folder: string, items: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const database = await openDatabase(folder, true, migrations.slice(0, OLD_LAYOUT));
  database.exec(`
    INSERT INTO sources (id, folder, added_at) VALUES (1, '/u', '');
    INSERT INTO branches (name, fonds) VALUES ('东沟村党支部', 'D001');
    WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < ${items})
    INSERT INTO items (id, source_id, path, bytes, status, branch, year) SELECT n, 1, n || '.txt', 1, 'filed', '东沟村党支部', 2025 FROM counter;
    INSERT INTO archive_numbers (item_id, fonds, year, retention, number) SELECT id, 'D001', 2025, '永久', id FROM items;
  `);
  database.close();
}

/** From an older layout to the newest, over a library of a county; between two steps it may stand at either. */
export const migrating: KillKind = {
  kills: 60,
  prepare: (place) => oldLibrary(join(place, 'old'), ITEMS),
  async before(place) {
    await rm(join(place, 'library'), { recursive: true, force: true });
    await mkdir(join(place, 'library'));
    await copyFile(join(place, 'old', 'library.sqlite'), join(place, 'library', 'library.sqlite'));
  },
  async work(place, _, acknowledge) {
    await openLibrary(join(place, 'library'), person);
    acknowledge('open');
  },
  async check(place, _, acknowledged) {
    const database = new Sqlite(join(place, 'library', 'library.sqlite'));
    const found = layoutVersion(database);
    const newest = migrations.at(-1)!.version;
    assert.ok(found === newest || (found >= OLD_LAYOUT && found < newest && acknowledged.length === 0), `layout ${found}`);
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok');
    assert.equal(database.prepare('SELECT count(*) FROM archive_numbers').pluck().get(), ITEMS);
    database.close();
    await checkSound(join(place, 'library'), [], (library) => {
      assert.deepEqual([library.items.list().length, library.items.get(ITEMS)?.archiveNo], [ITEMS, 'D001-WS·2025-Y-20000']);
    });
  },
};
