import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { exportLibrary } from '../../../electron/backend/exportLibrary.ts';
import { errorDetail } from '../../../electron/backend/errorDetail.ts';
import { takeIn } from '../../../electron/backend/handOver/takeIn.ts';
import { takeInBundle } from '../../../electron/backend/handOver/takeInBundle.ts';
import { defaultSchemeFile, loadScheme } from '../../../electron/backend/loadData.ts';
import { libraryReport } from '../../../electron/backend/libraryReport.ts';
import { importDataFile } from '../../../electron/backend/settings/dataFiles.ts';
import { verifyFolder } from '../../../electron/backend/verifyFolder.ts';
import { manifestText } from '../../../electron/exports/bundle/manifest.ts';
import { hashFile } from '../../../electron/files/durable.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { restoreLibrary } from '../../../electron/library/restoreLibrary.ts';
import { resourceFile } from '../../../electron/resources.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { clerk, readers, smallLibrary } from '../libraryKinds.ts';
import { checkSound, person } from '../soundLibrary.ts';
import type { Finding, FuzzArea } from './fuzzArea.ts';
import { mutateBytes } from './mutateBytes.ts';
import { mutateFile } from './mutateFile.ts';
import { mutateJson } from './mutateJson.ts';
import { mutateText } from './mutateText.ts';
import { createRandom, type Random } from './random.ts';

const AS_OF = '2026-01-15' as CalendarDate;
const PASSWORD = '柳林乡2026年移交用密码';
const dataFolders = ['standards', 'keytasks', 'vocabulary', 'rules'];

/** Everything that the inputs are made from and taken by. */
interface Ground {
  readonly place: string;
  readonly library: Library;
  readonly data: readonly string[];
  readonly bundleFiles: readonly string[];
}

/** One way in for files from elsewhere: makes an input, gives it to the program. */
type WayIn = (ground: Ground, random: Random) => Promise<void>;

const waysIn: Readonly<Record<string, WayIn>> = {
  async scheme({ place }, random) {
    await loadScheme(await writeJson(place, 'scheme.json', defaultSchemeFile, random));
  },
  async 'data file'({ place, library, data }, random) {
    await importDataFile(library, await writeJson(place, 'data.json', random.pick(data), random), clerk);
    // What was taken must not break the checks that go by it.
    await libraryReport(library, await loadScheme(), AS_OF);
  },
  async table({ place, library }, random) {
    const file = join(place, 'standards.csv');
    await writeFile(file, mutateText('编号,类别,要求,依据,材料\n1,04,每季度召开党员大会,党章,会议记录\n2,04,每月召开支委会,条例,会议记录\n', random));
    await importDataFile(library, file, clerk);
  },
  async backup({ place }, random) {
    const file = await writeMutated(place, 'backup.zip', random);
    await removeTree(join(place, 'restored'));
    await restoreLibrary(file, join(place, 'restored'), person);
    await checkSound(join(place, 'restored'), []);
  },
  async 'hand-over'({ place, library }, random) {
    await takeIn({ library, schemeFile: defaultSchemeFile, file: await writeMutated(place, 'backup.zip', random), workFolder: join(library.folder, '.take-in'), pool: readers, person: clerk, onStep: () => undefined, onProgress: () => undefined });
  },
  async 'sealed bundle'({ place }, random) {
    const file = join(place, 'sealed-mutated.zip');
    await writeFile(file, mutateBytes(await readFile(join(place, 'sealed.zip')), random));
    await verifyFolder(file, { password: PASSWORD });
  },
  async bundle(ground, random) {
    await verifyFolder(await writeBundle(ground, random));
  },
  async 'bundle of another unit'(ground, random) {
    const { library } = ground;
    await takeInBundle({ library, schemeFile: defaultSchemeFile, folder: await writeBundle(ground, random), workFolder: join(library.folder, '.take-in'), pool: readers, person: clerk, onStep: () => undefined, onProgress: () => undefined });
  },
};

/** Schemes, rules, standards, backups, hand-over files, bundles: taken, or refused with a known error; the library stays sound. */
export const fuzzDataFiles: FuzzArea = async ({ place, count, seed }) => {
  const ground = await prepare(place);
  const findings: Finding[] = [];
  let taken = 0;
  for (let number = 1; number <= count; number += 1) {
    const random = createRandom(seed * 1_000_003 + number);
    const of = random.pick(Object.keys(waysIn));
    try {
      await waysIn[of]!(ground, random);
      taken += 1;
    } catch (error) {
      if (errorDetail(error).code === 'internal') findings.push({ number, of, what: error instanceof Error ? (error.stack ?? error.message).slice(0, 500) : String(error) });
    }
    for (const name of await readdir(ground.library.folder)) if (name.startsWith('sealing-')) findings.push({ number, of, what: `left: ${name}` });
  }
  ground.library.close();
  await checkSound(ground.library.folder, []);
  return { inputs: count, taken, findings };
};

async function prepare(place: string): Promise<Ground> {
  const base = await smallLibrary(place, 8);
  const library = await openLibrary(base, person);
  library.change('settings', '', ({ settings }) => settings.set('township', '柳林乡'));
  await library.backup(join(place, 'backup.zip'));
  const scheme = await loadScheme();
  await exportLibrary({ library, scheme, asOf: AS_OF, out: join(place, 'bundle') });
  await exportLibrary({ library, scheme, asOf: AS_OF, out: join(place, 'sealed.zip'), password: PASSWORD });
  library.close();
  const entries = await readdir(join(place, 'bundle'), { recursive: true, withFileTypes: true });
  const data = (await Promise.all(dataFolders.map(async (name) => (await readdir(resourceFile(name))).filter((file) => file.endsWith('.json')).map((file) => resourceFile(`${name}/${file}`))))).flat();
  const own = await openLibrary(join(place, 'library'), { ...person, create: true });
  return { place, library: own, data, bundleFiles: entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(join(place, 'bundle').length + 1)) };
}

async function writeJson(place: string, name: string, from: string, random: Random): Promise<string> {
  const [file, text] = [join(place, name), await readFile(from, 'utf8')];
  await writeFile(file, random.chance(0.8) ? JSON.stringify(mutateJson(JSON.parse(text), random)) : mutateText(text, random));
  return file;
}

async function writeMutated(place: string, name: string, random: Random): Promise<string> {
  const file = join(place, `mutated-${name}`);
  const bytes = await readFile(join(place, name));
  await writeFile(file, mutateFile(bytes, random, bytes));
  return file;
}

/** One file of a bundle damaged; half of the time its check sums are made right again, so that it is looked into. */
async function writeBundle({ place, bundleFiles }: Ground, random: Random): Promise<string> {
  const folder = join(place, 'mutated-bundle');
  await removeTree(folder);
  await cp(join(place, 'bundle'), folder, { recursive: true });
  const name = random.pick(random.chance(0.6) ? bundleFiles.filter((file) => ['.json', '.jsonl', '.txt'].includes(extname(file))) : bundleFiles);
  const file = join(folder, name);
  const bytes = await readFile(file);
  const isJson = name.endsWith('.json');
  await writeFile(file, isJson ? JSON.stringify(mutateJson(JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')), random)) : mutateFile(bytes, random, bytes));
  if (random.chance(0.6)) await makeSumsRight(folder, bundleFiles);
  return folder;
}

async function makeSumsRight(folder: string, files: readonly string[]): Promise<void> {
  const sums = async (wanted: readonly string[]) => manifestText(await Promise.all(wanted.map(async (path) => ({ path, sha256: (await hashFile(join(folder, path))).sha256 }))));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'manifest-sha256.txt'), await sums(files.filter((file) => file.startsWith('data/'))));
  await writeFile(join(folder, 'tagmanifest-sha256.txt'), await sums(files.filter((file) => !file.startsWith('data/') && !file.startsWith('tagmanifest'))));
}
