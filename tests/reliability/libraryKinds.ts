import assert from 'node:assert/strict';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { editItems } from '../../electron/backend/editItems.ts';
import { exportLibrary } from '../../electron/backend/exportLibrary.ts';
import { fileLibrary } from '../../electron/backend/fileLibrary.ts';
import { takeInBundle } from '../../electron/backend/handOver/takeInBundle.ts';
import { importFolder } from '../../electron/backend/importFolder.ts';
import { registerProblem } from '../../electron/backend/ledgers/rectify.ts';
import type { Person } from '../../electron/backend/ledgers/person.ts';
import { defaultSchemeFile, loadScheme } from '../../electron/backend/loadData.ts';
import { runOcr } from '../../electron/backend/ocr/runOcr.ts';
import type { ScanPool } from '../../electron/intake/ocr/scanPool.ts';
import { defaultLimits } from '../../electron/intake/limits.ts';
import type { ReaderPool } from '../../electron/intake/pool.ts';
import { readJob } from '../../electron/intake/readJob.ts';
import type { Library } from '../../electron/library/library.ts';
import { openLibrary } from '../../electron/library/openLibrary.ts';
import type { CalendarDate } from '../../shared/model/calendarDate.ts';
import type { KillKind } from './killKind.ts';
import { checkSound, headText, person } from './soundLibrary.ts';

/** The readers themselves, in the process that is killed: starting others takes longer than these files. */
export const readers: ReaderPool = { read: (job) => readJob(job, defaultLimits), close: () => Promise.resolve() };
export const clerk: Person = { ...person, today: () => '2026-01-15' as CalendarDate };
const villages = ['东沟', '西沟', '南坡', '北岭'];

/** Minutes of different villages and months. */
function minutes(index: number): { readonly path: string; readonly text: string } {
  const [village, month, day] = [villages[index % 4]!, 1 + (index % 12), 1 + (index % 27)];
  return {
    path: `${village}村/2025年/第${index}次党员大会.txt`,
    text: `中共清河县柳林乡${village}村支部党员大会会议记录\n时间：2025年${month}月${day}日上午9:00\n地点：村部\n主持人：靳有田\n记录人：路广财\n应到党员：5人　实到党员：5人\n议题：第${index}件事\n${'靳有田：先把账理清楚。\n'.repeat(1 + (index % 30))}决议：同意第${index}件事。\n`,
  };
}

export async function writeMinutes(folder: string, from: number, count: number): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    const { path, text } = minutes(index);
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A filed library of so many minutes. */
export async function smallLibrary(place: string, count: number): Promise<string> {
  const [source, folder] = [join(place, 'source'), join(place, 'base')];
  await writeMinutes(source, 0, count);
  const library = await openLibrary(folder, { ...person, create: true });
  await importFolder({ library, folder: source, schemeFile: defaultSchemeFile, pool: readers });
  fileLibrary(library, await loadScheme());
  library.close();
  return folder;
}

async function opened(folder: string, use: (library: Library) => Promise<void>): Promise<void> {
  await use(await openLibrary(folder, { ...person, create: true }));
}

const FILES_A_FOLDER = 14;

/** Imports folder after folder; what the last process did not end is ended first. */
export const importing: KillKind = {
  kills: 80,
  prepare: (place) => mkdir(join(place, 'sources'), { recursive: true }).then(() => undefined),
  async work(place, round, acknowledge) {
    const scheme = await loadScheme();
    await opened(join(place, 'library'), async (library) => {
      const known = (await readdir(join(place, 'sources'))).sort();
      for (let part = 0; ; part += 1) {
        const name = part === 0 && known.length > 0 ? known.at(-1)! : `${String(round).padStart(4, '0')}-${String(part).padStart(2, '0')}`;
        const folder = join(place, 'sources', name);
        const [ofRound = 0, ofPart = 0] = name.split('-').map(Number);
        await writeMinutes(folder, ofRound * 1000 + ofPart * FILES_A_FOLDER, FILES_A_FOLDER);
        await importFolder({ library, folder, schemeFile: defaultSchemeFile, pool: readers });
        fileLibrary(library, scheme);
        acknowledge(headText(library));
        if (part === 40) return;
      }
    });
  },
  check: (place, _, acknowledged) => checkSound(join(place, 'library'), acknowledged, (library) => {
    for (const { id, folder } of library.sources.list()) {
      if (library.sources.unfinishedImport(id) === null) assert.equal(library.items.list({ sourceId: id }).length, FILES_A_FOLDER, folder);
    }
  }),
};

/** Decisions that are each filed at once. */
export const filing: KillKind = { ...editing('now'), kills: 60 };

/** Decisions and ledger entries, one after the other. */
export const deciding: KillKind = { ...editing('later'), kills: 80 };

function editing(when: 'now' | 'later'): Omit<KillKind, 'kills'> {
  return {
    prepare: (place) => smallLibrary(place, 60).then(() => undefined),
    async work(place, round, acknowledge) {
      const scheme = await loadScheme();
      await opened(join(place, 'base'), async (library) => {
        const ids = library.items.list().map(({ id }) => id);
        for (let step = 0; step < 5000; step += 1) {
          const at = (round * 31 + step * 7) % ids.length;
          editItems(library, scheme, ids.slice(at, at + 3), { year: 2015 + ((round + step) % 10), title: `第${round}轮${step}` }, clerk, when);
          acknowledge(headText(library));
          if (when === 'later') {
            registerProblem(library, { branch: '东沟村党支部', source: '自查', raisedOn: '2026-01-10' as CalendarDate, category: '', problem: `第${round}轮${step}`, basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', dueOn: null, note: '' }, clerk);
            acknowledge(headText(library));
          }
          // Lets the acknowledgement out.
          await pause(0);
        }
      });
    },
    check: (place, _, acknowledged) => checkSound(join(place, 'base'), acknowledged, (library) => assert.equal(library.items.list().length, 60)),
  };
}

const SCANS = 24;
const PAGES = 3;
/** Gives each page a line after a moment, as OCR would. */
export const scans: ScanPool = {
  async read(job) {
    await pause(8);
    if (job.want === 'count') return { ok: true, got: 'count', pages: PAGES };
    if (job.want === 'picture') return { ok: false, code: 'unsupported' };
    if (job.want === 'writing') return { ok: true, got: 'writing', writing: null };
    const text = `时间：2025年3月${job.page}日`;
    // All of the Basic Multilingual Plane: as many characters as code units.
    const { length } = text;
    return { ok: true, got: 'text', engine: '测试', writing: null, page: { page: job.page, width: 400, height: 400, dpi: null, turned: 0, lines: [{ text, quad: [10, 10, 200, 10, 200, 40, 10, 40], confidence: 0.9, sureness: Array.from({ length }, () => 90), centres: Array.from({ length }, (_, index) => 5 + index * 10) }] } };
  },
  close: () => Promise.resolve(),
};

/** A filed library of so many scans, none of them read. */
export async function makeScans(place: string, count: number): Promise<void> {
  await mkdir(join(place, 'source', '东沟村'), { recursive: true });
  for (let index = 0; index < count; index += 1) await writeFile(join(place, 'source', '东沟村', `扫描${index}.jpg`), await sharp({ create: { width: 400, height: 400, channels: 3, background: { r: index * 9, g: 90, b: 200 } } }).jpeg().toBuffer());
  const library = await openLibrary(join(place, 'base'), { ...person, create: true });
  await importFolder({ library, folder: join(place, 'source'), schemeFile: defaultSchemeFile, pool: readers });
  fileLibrary(library, await loadScheme());
  library.close();
}

/** The OCR queue, page by page. */
export const reading: KillKind = {
  kills: 60,
  prepare: (place) => makeScans(place, SCANS),
  async before(place, round) {
    if (round % 5 !== 0) return;
    await rm(join(place, 'library'), { recursive: true, force: true });
    await cp(join(place, 'base'), join(place, 'library'), { recursive: true });
  },
  async work(place, _, acknowledge) {
    const scheme = await loadScheme();
    await opened(join(place, 'library'), async (library) => {
      while ((await runOcr({ library, scheme, pool: scans, onProgress: () => acknowledge(headText(library)) })).waiting > 0);
    });
  },
  check: (place, _, acknowledged) => checkSound(join(place, 'library'), acknowledged, (library) => {
    for (const job of library.ocr.jobs()) if (job.state === 'done') assert.equal(library.ocr.tried(job.sha256).size, PAGES);
  }),
};

const UNITS = 6;
export const takeUnit = (library: Library, place: string, unit: number) =>
  takeInBundle({ library, schemeFile: defaultSchemeFile, folder: join(place, `bundle-${unit}`), workFolder: join(library.folder, '.take-in'), pool: readers, person: clerk, onStep: () => undefined, onProgress: () => undefined });

/** Another unit's bundle: all of it is there, or nothing. */
export const takingIn: KillKind = {
  kills: 50,
  async prepare(place) {
    const folder = await smallLibrary(place, 24);
    const library = await openLibrary(folder, person);
    for (let unit = 0; unit <= UNITS; unit += 1) {
      library.change('settings', '', ({ settings }) => settings.set('township', `第${unit}乡`));
      await exportLibrary({ library, scheme: await loadScheme(), asOf: '2026-01-15' as CalendarDate, out: join(place, `bundle-${unit}`) });
    }
    library.close();
  },
  before: (place) => rm(join(place, 'county'), { recursive: true, force: true }),
  async work(place, _, acknowledge) {
    await opened(join(place, 'county'), async (library) => {
      for (let unit = 0; unit < UNITS; unit += 1) {
        await takeUnit(library, place, unit);
        acknowledge(headText(library));
      }
    });
  },
  check: (place, round, acknowledged) => checkSound(join(place, 'county'), acknowledged, async (library) => {
    const units = library.sources.list();
    assert.ok(units.length >= acknowledged.length);
    for (const { id, township } of units) assert.equal(library.items.list({ sourceId: id }).filter(({ status, archiveNo }) => status === 'filed' && archiveNo !== null).length, 24, String(township));
    assert.equal(library.branches.list().length, units.length * 4);
    if (round % 5 !== 0) return;
    await takeUnit(library, place, UNITS);
    assert.equal(library.sources.list().length, units.length + 1);
  }),
};
