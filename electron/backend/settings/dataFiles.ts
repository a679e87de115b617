import { basename, extname } from 'node:path';
import type { JsonObject } from '../../../shared/archive/canonicalJson.ts';
import { dataSorts, type DataFile, type DataSort } from '../../../shared/contract/settingsCalls.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { calendarShapes } from '../../../shared/rules/calendar/calendarData.ts';
import type { StandardPack } from '../../../shared/rules/rulebookShape.ts';
import { writeDurably } from '../../files/durable.ts';
import type { Library } from '../../library/library.ts';
import type { Person } from '../ledgers/person.ts';
import { loadJson } from '../loadData.ts';
import { addCalendarYears } from './ownCalendar.ts';
import { importStandards, previewStandards, resourceContent, resourceFiles, setResource } from '../resourceOverrides.ts';

const folders: Readonly<Record<DataSort, string>> = { 'standard-pack': 'standards', 'key-tasks': 'keytasks', 'dated-terms': 'vocabulary', 'expired-terms': 'vocabulary', calendar: 'rules' };
const sortNames: Readonly<Record<DataSort, string>> = { 'standard-pack': '标准包', 'key-tasks': '重点工作', 'dated-terms': '时效词表', 'expired-terms': '停用词表', calendar: '节假日' };

/** The data files that a county replaces most: standards, key tasks, word lists, as they hold now. */
export async function dataFiles(library: Library): Promise<readonly DataFile[]> {
  const found: DataFile[] = [];
  for (const { name: file, state } of await resourceFiles(library)) {
    if (state === 'left-out' || !Object.values(folders).some((folder) => file.startsWith(`${folder}/`))) continue;
    const data = (await resourceContent(library, file)) as JsonObject;
    const sort = sortOf(data);
    if (sort !== null) found.push({ file, sort, name: textOf(data['name']) || sortNames[sort], edition: textOf(data['edition']), source: textOf(data['source']), count: countOf(data), own: state !== 'shipped', example: data['example'] === true });
  }
  return found;
}

/**
 * Takes in data of the county's own: JSON, or a standard pack as a table (Excel, Word).
 *
 * @returns what it is called
 * @throws DangheError `resource-invalid` naming the place of the fault, `file-missing`, `file-unreadable`
 */
export async function importDataFile(library: Library, path: string, person: Person): Promise<string> {
  if (!/\.json$/i.test(path)) return importTable(library, path, person);
  const json = (await loadJson(path)) as JsonObject;
  const sort = typeof json === 'object' && json !== null ? sortOf(json) : null;
  if (sort === null) throw new DangheError({ code: 'resource-invalid', path, key: 'content', problem: `应为 ${dataSorts.join('、')} 之一` });
  const id = textOf(json['id']).replace(/[^\p{L}\p{N}_-]/gu, '') || 'list';
  const name = textOf(json['name']) || sortNames[sort];
  // Everything is checked together before it is stored, so that what is no pack is refused there.
  if (sort === 'standard-pack') await importStandards(library, { ...json, id } as unknown as StandardPack, person);
  else if (sort === 'calendar') await takeCalendar(library, path, json, person);
  else await setResource(library, `${folders[sort]}/own-${id}.json`, json, person);
  return name;
}

async function takeCalendar(library: Library, path: string, json: JsonObject, person: Person): Promise<void> {
  const parsed = calendarShapes.calendar.safeParse(json);
  if (!parsed.success) throw new DangheError({ code: 'resource-invalid', path, key: parsed.error.issues[0]?.path.join('.') ?? 'years', problem: parsed.error.issues[0]?.message ?? '' });
  await addCalendarYears(library, parsed.data.years, person);
}

async function importTable(library: Library, path: string, person: Person): Promise<string> {
  const name = basename(path, extname(path)).replace(/[^\p{L}\p{N}_-]/gu, '') || '标准包';
  const reading = await previewStandards(library, path, { id: name, name, edition: '导入', source: basename(path) });
  if ('faults' in reading) {
    const fault = reading.faults[0];
    throw new DangheError({ code: 'resource-invalid', path, key: fault ? `第 ${fault.row} 行${fault.column}` : '表格', problem: fault?.fault ?? '没有读到表格' });
  }
  await importStandards(library, reading.pack, person);
  return name;
}

/** Writes a data file out as JSON. */
export async function exportDataFile(library: Library, file: string, path: string): Promise<string> {
  const json = await resourceContent(library, file);
  if (json === null) throw new DangheError({ code: 'not-found', what: file });
  const target = path.endsWith('.json') ? path : `${path}.json`;
  await writeDurably(target, `${JSON.stringify(json, null, 1)}\n`);
  return target;
}

/** Takes a file of the county's own out again; with the last standard pack gone the shipped example is back. */
export async function removeDataFile(library: Library, file: string, person: Person): Promise<void> {
  await setResource(library, file, null, person);
  const packs = (await dataFiles(library)).filter(({ sort }) => sort === 'standard-pack');
  if (file.startsWith('standards/') && packs.length === 0) await setResource(library, 'standards/example.json', null, person);
}

function sortOf(json: JsonObject): DataSort | null {
  return dataSorts.find((sort) => sort === json['content']) ?? null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function countOf(json: JsonObject): number {
  const list = json['standards'] ?? json['tasks'] ?? json['terms'] ?? json['years'];
  return Array.isArray(list) ? list.length : 0;
}
