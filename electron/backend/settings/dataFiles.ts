import { basename, extname } from 'node:path';
import { writeDurably } from '../../files/durable.ts';
import type { JsonObject } from '../../../shared/archive/canonicalJson.ts';
import { dataSorts, type DataFile, type DataSort } from '../../../shared/contract/settingsCalls.ts';
import { standardTable } from '../../../shared/ledgers/standardTable.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { parseRulebook } from '../../../shared/rules/rulebook.ts';
import type { Library } from '../../library/library.ts';
import { shippedRuleFiles } from '../checkLibrary.ts';
import { inspectFile } from '../inspectFile.ts';
import type { Person } from '../ledgers/person.ts';
import { loadJson } from '../loadData.ts';
import { ownData, settingOf, withOwnFiles } from '../ownData.ts';

const folders: Readonly<Record<DataSort, string>> = { 'standard-pack': 'standards', 'key-tasks': 'keytasks', 'dated-terms': 'vocabulary', 'expired-terms': 'vocabulary' };

/** The data files that a county can replace, shipped and own, as they hold now. */
export async function dataFiles(library: Library): Promise<readonly DataFile[]> {
  const own = ownData(library).files;
  return Object.entries(withOwnFiles(await shippedRuleFiles(), own)).flatMap(([file, json]) => {
    const data = json as JsonObject;
    const sort = sortOf(data);
    return sort === null ? [] : [{ file, sort, name: textOf(data['name']) || sortNames[sort], edition: textOf(data['edition']), source: textOf(data['source']), count: countOf(data), own: Object.hasOwn(own, file), example: data['example'] === true }];
  });
}

const sortNames: Readonly<Record<DataSort, string>> = { 'standard-pack': '标准包', 'key-tasks': '重点工作', 'dated-terms': '时效词表', 'expired-terms': '停用词表' };

/**
 * Takes in a data file of the county's own: JSON, or a standard pack as a table (Excel, Word); everything is checked
 * together before anything is written.
 *
 * @throws DangheError `resource-invalid`, `file-missing`
 */
export async function importDataFile(library: Library, path: string, scheme: Scheme, person: Person): Promise<string> {
  const json = /\.json$/i.test(path) ? ((await loadJson(path)) as JsonObject) : await packFromTable(path, scheme);
  const sort = typeof json === 'object' && json !== null ? sortOf(json) : null;
  if (sort === null) throw new DangheError({ code: 'resource-invalid', path, key: 'content', problem: `应为 ${dataSorts.join('、')} 之一` });
  const id = textOf(json['id']).replace(/[^\p{L}\p{N}_-]/gu, '') || sort;
  await putDataFile(library, `${folders[sort]}/own-${id}.json`, json, path, person);
  return textOf(json['name']) || sortNames[sort];
}

/** A standard pack from the first table that has its columns. */
async function packFromTable(path: string, scheme: Scheme): Promise<JsonObject> {
  const { tables, error } = await inspectFile(path);
  if (error) throw new DangheError({ code: 'file-unreadable', path, reason: error.code });
  const name = basename(path, extname(path));
  const readings = tables.map((rows) => standardTable(rows.map((row) => row.map((cell) => cell ?? '')), scheme, { id: name, name, edition: '导入', source: basename(path) }));
  const found = readings.find((reading) => 'pack' in reading) ?? readings[0];
  if (found && 'pack' in found) return JSON.parse(JSON.stringify(found.pack)) as JsonObject;
  const fault = found?.faults[0];
  throw new DangheError({ code: 'resource-invalid', path, key: fault ? `第 ${fault.row} 行${fault.column}` : '表格', problem: fault?.fault ?? '没有读到表格' });
}

/** Puts a file of the county's own in place; `shownAs` names it in a fault. */
export async function putDataFile(library: Library, file: string, json: JsonObject | null, shownAs: string, person: Person): Promise<void> {
  const others = Object.fromEntries(Object.entries(ownData(library).files).filter(([name]) => name !== file));
  const files = withOwnFiles(await shippedRuleFiles(), json === null ? others : { ...others, [file]: json });
  try {
    parseRulebook(files);
  } catch (error) {
    if (error instanceof DangheError && error.detail.code === 'resource-invalid' && error.detail.path === file) throw new DangheError({ ...error.detail, path: shownAs }, { cause: error });
    throw error;
  }
  library.change('set-data', shownAs, ({ settings }) => settings.set(settingOf(file), json), person);
}

/** Writes a data file out as JSON. */
export async function exportDataFile(library: Library, file: string, path: string): Promise<string> {
  const json = withOwnFiles(await shippedRuleFiles(), ownData(library).files)[file];
  if (json === undefined) throw new DangheError({ code: 'not-found', what: file });
  const target = path.endsWith('.json') ? path : `${path}.json`;
  await writeDurably(target, `${JSON.stringify(json, null, 1)}\n`);
  return target;
}

/** Takes a file of the county's own out again; what is shipped holds then. */
export async function removeDataFile(library: Library, file: string, person: Person): Promise<void> {
  if (!Object.hasOwn(ownData(library).files, file)) throw new DangheError({ code: 'not-found', what: file });
  await putDataFile(library, file, null, file, person);
}

function sortOf(json: JsonObject): DataSort | null {
  return dataSorts.find((sort) => sort === json['content']) ?? null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function countOf(json: JsonObject): number {
  const list = json['standards'] ?? json['tasks'] ?? json['terms'];
  return Array.isArray(list) ? list.length : 0;
}
