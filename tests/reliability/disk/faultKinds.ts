import assert from 'node:assert/strict';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { editItems } from '../../../electron/backend/editItems.ts';
import { exportLibrary } from '../../../electron/backend/exportLibrary.ts';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import { registerProblem } from '../../../electron/backend/ledgers/rectify.ts';
import { defaultSchemeFile, loadScheme } from '../../../electron/backend/loadData.ts';
import { verifyFolder } from '../../../electron/backend/verifyFolder.ts';
import { runOcr } from '../../../electron/backend/ocr/runOcr.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { restoreLibrary } from '../../../electron/library/restoreLibrary.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { oldLibrary } from '../fileKinds.ts';
import { clerk, makeScans, readers, scans, smallLibrary, takeUnit, writeMinutes } from '../libraryKinds.ts';
import { checkSound, headText, person } from '../soundLibrary.ts';
import type { FaultKind } from './faultKind.ts';

const FILES = 8;
const disk = (place: string, name = '') => join(place, 'disk', name);
const library = (place: string) => disk(place, 'library');
const AS_OF = '2026-01-15' as CalendarDate;

/** The disk holds nothing but what is copied to it. */
async function layOut(place: string, ...copies: readonly (readonly [from: string, to: string])[]): Promise<void> {
  await rm(disk(place), { recursive: true, force: true });
  // Temporary files are on it, too.
  await mkdir(disk(place, 'tmp'), { recursive: true });
  for (const [from, to] of copies) await cp(join(place, from), disk(place, to), { recursive: true });
}

async function withOpen(folder: string, use: (opened: Library) => Promise<void>): Promise<void> {
  const opened = await openLibrary(folder, { ...person, create: true });
  try {
    await use(opened);
  } finally {
    opened.close();
  }
}

/** Nothing half-written stays, under whatever name. */
async function assertTidy(place: string, ...beside: readonly string[]): Promise<void> {
  const kept = new Set(['tmp', 'library', ...beside]);
  assert.deepEqual((await readdir(disk(place))).filter((name) => !kept.has(name)), [], 'left on the disk');
  assert.deepEqual(await readdir(disk(place, 'tmp')), [], 'left in the temporary folder');
}

const onLibrary = {
  prepare: (place: string) => smallLibrary(place, FILES).then(() => undefined),
  before: (place: string) => layOut(place, ['base', 'library']),
  async check(place: string, acknowledged: readonly string[]) {
    await assertTidy(place);
    await checkSound(library(place), acknowledged, ({ items }) => assert.equal(items.list().length, FILES));
  },
  complete: () => Promise.resolve(),
};

const importing: FaultKind = {
  prepare: (place) => writeMinutes(join(place, 'source'), 0, FILES),
  before: (place) => layOut(place),
  async work(place, acknowledge) {
    const scheme = await loadScheme();
    await withOpen(library(place), async (opened) => {
      await importFolder({ library: opened, folder: join(place, 'source'), schemeFile: defaultSchemeFile, pool: readers });
      acknowledge(headText(opened));
      fileLibrary(opened, scheme);
      acknowledge(headText(opened));
    });
  },
  async check(place, acknowledged) {
    await assertTidy(place);
    await checkSound(library(place), acknowledged);
  },
  complete: (place) => checkSound(library(place), [], ({ items, originals }) => {
    assert.deepEqual([items.list().filter(({ status }) => status === 'filed').length, originals.list().length], [FILES, FILES]);
  }),
};

function editing(when: 'now' | 'later'): FaultKind {
  return {
    ...onLibrary,
    async work(place, acknowledge) {
      const scheme = await loadScheme();
      await withOpen(library(place), async (opened) => {
        for (const [index, { id }] of opened.items.list().slice(0, 3).entries()) {
          editItems(opened, scheme, [id], { year: 2019 + index, title: `题名${index}` }, clerk, when);
          acknowledge(headText(opened));
          if (when === 'later') {
            registerProblem(opened, { branch: '东沟村党支部', source: '自查', raisedOn: '2026-01-10' as CalendarDate, category: '', problem: `问题${index}`, basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', dueOn: null, note: '' }, clerk);
            acknowledge(headText(opened));
          }
        }
        await Promise.resolve();
      });
    },
  };
}

const migrating: FaultKind = {
  prepare: (place) => oldLibrary(join(place, 'old'), 300),
  before: (place) => layOut(place, ['old', 'library']),
  async work(place, acknowledge) {
    (await openLibrary(library(place), person)).close();
    acknowledge('open');
  },
  async check(place) {
    await assertTidy(place);
  },
  complete: (place) => checkSound(library(place), [], ({ items }) => assert.equal(items.get(300)?.archiveNo, 'D001-WS·2025-Y-0300')),
};

const backingUp: FaultKind = {
  ...onLibrary,
  async work(place, acknowledge) {
    await withOpen(library(place), async (opened) => {
      await opened.backup(disk(place, 'backup.zip'));
      acknowledge(headText(opened));
    });
  },
  async check(place, acknowledged) {
    await assertTidy(place, ...(acknowledged.length > 0 ? ['backup.zip'] : []));
    await checkSound(library(place), acknowledged);
    // A close that failed after the backup is no failure of the backup: it stays, and a second one is not made over it.
    if (acknowledged.length > 0) await rm(disk(place, 'backup.zip'));
  },
  async complete(place) {
    if (!(await readdir(disk(place))).includes('backup.zip')) return;
    await restoreLibrary(disk(place, 'backup.zip'), join(place, 'restored'), person);
    await checkSound(join(place, 'restored'), [], ({ items }) => assert.equal(items.list().length, FILES));
    await rm(join(place, 'restored'), { recursive: true });
  },
};

const restoring: FaultKind = {
  async prepare(place) {
    await smallLibrary(place, FILES);
    await withOpen(join(place, 'base'), async (opened) => {
      await opened.backup(join(place, 'backup.zip'));
    });
  },
  before: (place) => layOut(place),
  async work(place) {
    await restoreLibrary(join(place, 'backup.zip'), library(place), person);
  },
  async check(place) {
    await assertTidy(place);
    // It bears its name only when it is whole.
    if (!(await readdir(disk(place))).includes('library')) return;
    await restoring.complete(place);
    await rm(library(place), { recursive: true });
  },
  async complete(place) {
    if ((await readdir(disk(place))).includes('library')) await checkSound(library(place), [], ({ items }) => assert.equal(items.list().length, FILES));
  },
};

function exporting(password?: string): FaultKind {
  const [name, given] = password === undefined ? ['成果包', {}] : ['成果包.danghe', { password }];
  return {
    ...onLibrary,
    async work(place, acknowledge) {
      const scheme = await loadScheme();
      await withOpen(library(place), async (opened) => {
        await exportLibrary({ library: opened, scheme, asOf: AS_OF, out: disk(place, name), ...given });
        acknowledge(headText(opened));
      });
    },
    async check(place, acknowledged) {
      await assertTidy(place, ...(acknowledged.length > 0 ? [name] : []));
      await checkSound(library(place), acknowledged);
      if (acknowledged.length > 0) await rm(disk(place, name), { recursive: true });
    },
    async complete(place) {
      if ((await readdir(disk(place))).includes(name)) assert.deepEqual((await verifyFolder(disk(place, name), given)).faults, []);
    },
  };
}

const takingIn: FaultKind = {
  async prepare(place) {
    await smallLibrary(place, FILES);
    await withOpen(join(place, 'base'), async (opened) => {
      opened.change('settings', '', ({ settings }) => settings.set('township', '柳林乡'));
      await exportLibrary({ library: opened, scheme: await loadScheme(), asOf: AS_OF, out: join(place, 'bundle-0') });
    });
  },
  before: (place) => layOut(place),
  async work(place, acknowledge) {
    await withOpen(library(place), async (opened) => {
      // Done by the time that the close failed: not done again.
      if (opened.sources.list().length > 0) return;
      await takeUnit(opened, place, 0);
      acknowledge(headText(opened));
    });
  },
  async check(place, acknowledged) {
    await assertTidy(place);
    await checkSound(library(place), acknowledged, ({ sources, items }) => {
      assert.ok(acknowledged.length <= sources.list().length);
      assert.equal(items.list().length, sources.list().length * FILES);
    });
  },
  complete: (place) => checkSound(library(place), [], ({ items }) => assert.equal(items.list().filter(({ status }) => status === 'filed').length, FILES)),
};

const SCANS = 2;

const reading: FaultKind = {
  prepare: (place) => makeScans(place, SCANS),
  before: (place) => layOut(place, ['base', 'library']),
  async work(place, acknowledge) {
    const scheme = await loadScheme();
    await withOpen(library(place), async (opened) => {
      await runOcr({ library: opened, scheme, pool: scans, onProgress: () => acknowledge(headText(opened)) });
      acknowledge(headText(opened));
    });
  },
  async check(place, acknowledged) {
    await assertTidy(place);
    await checkSound(library(place), acknowledged);
  },
  complete: (place) => checkSound(library(place), [], ({ ocr }) => assert.deepEqual(ocr.jobs().map(({ state }) => state), Array.from({ length: SCANS }, () => 'done'))),
};

/** Everything whose writes are made to fail, by name. */
export const faultKinds = {
  import: importing, filing: editing('now'), decisions: editing('later'), ocr: reading, 'take-in': takingIn, migration: migrating, backup: backingUp, restore: restoring, export: exporting(), sealed: exporting('柳林乡2026年移交用密码'),
} as const satisfies Readonly<Record<string, FaultKind>>;

export type FaultKindName = keyof typeof faultKinds;
