import { readdir } from 'node:fs/promises';
import type { JsonValue } from '../../shared/archive/canonicalJson.ts';
import { standardTable, type TableFault } from '../../shared/ledgers/standardTable.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { noOwnRules, ownRulesShape, withOwnRules, type OwnRules } from '../../shared/rules/ownRules.ts';
import { parseRulebook, type Rulebook } from '../../shared/rules/rulebook.ts';
import type { StandardPack } from '../../shared/rules/rulebookShape.ts';
import { schemeIndex } from '../../shared/scheme/schemeIndex.ts';
import { parseScheme } from '../../shared/scheme/parseScheme.ts';
import type { ReaderPool } from '../intake/pool.ts';
import type { Library } from '../library/library.ts';
import { resourceFile } from '../resources.ts';
import { RESOURCE_SETTING, SCHEME } from './hasOwnScheme.ts';
import type { Person } from './ledgers/person.ts';
import { loadJson, loadScheme } from './loadData.ts';
import { readTables } from './readTables.ts';

/** Folders of `resources/` whose files a library may replace, add to or leave out. */
const ruleFolders = ['rules', 'standards', 'keytasks', 'vocabulary'] as const;
const ruleFiles = ['evidence/wps-builds.json'];
export const OWN_RULES = 'ownRules';

/** A data file as it is in force: shipped, replaced or added by the library, or left out. */
export interface ResourceFile {
  /** `rules/obligations.json`. */
  readonly name: string;
  readonly state: 'shipped' | 'replaced' | 'added' | 'left-out';
}

/** Every data file that settings may touch, by name. */
export async function resourceFiles(library: Library): Promise<readonly ResourceFile[]> {
  const shipped = new Set([SCHEME, ...(await shippedNames())]);
  const own = overridesOf(library);
  return [...new Set([...shipped, ...own.keys()])].sort().map((name) => ({ name, state: !own.has(name) ? 'shipped' : own.get(name) === false ? 'left-out' : shipped.has(name) ? 'replaced' : 'added' }));
}

/** What a data file holds, as it is in force; `null` where it is left out or not there. */
export async function resourceContent(library: Library, name: string): Promise<JsonValue> {
  const own = overridesOf(library).get(name);
  if (own !== undefined) return own === false ? null : own;
  return [SCHEME, ...(await shippedNames())].includes(name) ? ((await loadJson(resourceFile(name))) as JsonValue) : null;
}

/**
 * Puts a data file in place of a shipped one, or adds one; `false` leaves a shipped one out, `null` gives it back. Checked
 * together with all the others before anything is stored.
 *
 * @throws DangheError `resource-invalid` naming file, key and fault; `usage` for a name of no known folder
 */
export async function setResource(library: Library, name: string, content: JsonValue | false, person: Person): Promise<void> {
  await setResources(library, new Map([[name, content]]), person);
}

/** What is set differently in the shipped rules. */
export function ownRules({ settings }: Pick<Library, 'settings'>): OwnRules {
  const kept = ownRulesShape.safeParse(settings.get(OWN_RULES));
  return kept.success ? kept.data : noOwnRules;
}

/** The data that the rules go by in this library. */
export async function libraryRulebook(library: Library): Promise<Rulebook> {
  return withOwnRules(parseRulebook(await libraryRuleData(library)), ownRules(library));
}

/** The data files by name, for a thread that parses them itself; `ownRules` comes on top. */
export function libraryRuleData(library: Library): Promise<Readonly<Record<string, unknown>>> {
  return ruleData(overridesOf(library));
}

/**
 * The data as shipped.
 *
 * @throws DangheError `resource-invalid` naming the file, the key and the fault
 */
export async function loadRulebook(): Promise<Rulebook> {
  return parseRulebook(await ruleData(new Map()));
}

/** The scheme that this library is filed by. */
export async function librarySchemeInForce(library: Library): Promise<Scheme> {
  const own = overridesOf(library).get(SCHEME);
  return own === undefined || own === false ? loadScheme() : parseScheme(own, SCHEME);
}

/**
 * Which items another scheme would put into another category, by the home of their kind: for a look before the scheme is
 * changed. What a person put into a category stays there; a kind that the scheme no longer has leaves its items without one.
 */
export function previewScheme(library: Library, inForce: Scheme, scheme: Scheme): readonly { readonly itemId: number; readonly path: string; readonly before: string | null; readonly after: string | null }[] {
  const [now, index] = [schemeIndex(inForce), schemeIndex(scheme)];
  return library.items.list().flatMap(({ id, path, kind, category, decided, status }) => {
    if (kind === null || decided.category !== undefined || status === 'skipped') return [];
    const after = index.kind(kind)?.category ?? null;
    // An attachment may lie with its meeting, not at the home of its kind: it moves only where that home does.
    return after === category || after === (now.kind(kind)?.category ?? null) ? [] : [{ itemId: id, path, before: category, after }];
  });
}

export type StandardImport = { readonly pack: StandardPack } | { readonly faults: readonly TableFault[] };

/** Reads a table of standards (columns of domain.md §6.1) for a look; nothing is stored. */
export async function previewStandards(library: Library, file: string, named: Pick<StandardPack, 'id' | 'name' | 'edition' | 'source'>, pool?: ReaderPool): Promise<StandardImport> {
  const scheme = await librarySchemeInForce(library);
  const readings = (await readTables(file, pool)).map((table) => standardTable(table.rows.map((row) => row.map((cell) => cell?.text ?? '')), scheme, named));
  return readings.find((reading) => 'pack' in reading) ?? readings[0] ?? { faults: [{ row: 1, column: '', fault: '文件中没有表格' }] };
}

/** Takes a pack over; the shipped example steps aside. One event. */
export async function importStandards(library: Library, pack: StandardPack, person: Person): Promise<void> {
  if (!/^[\p{L}\p{N}_-]+$/u.test(pack.id)) throw new DangheError({ code: 'usage', problem: `标准包代号“${pack.id}”只能用文字、数字、短横线` });
  await setResources(library, new Map<string, JsonValue | false>([[`standards/${pack.id}.json`, pack], ['standards/example.json', false]]), person);
}

async function setResources(library: Library, changes: ReadonlyMap<string, JsonValue | false>, person: Person): Promise<void> {
  const after = overridesOf(library);
  for (const [name, content] of changes) {
    if (name !== SCHEME && !ruleFolders.some((folder) => new RegExp(`^${folder}/[\\p{L}\\p{N}_.-]+\\.json$`, 'u').test(name))) throw new DangheError({ code: 'usage', problem: `“${name}”不是可以替换的数据文件` });
    if (content === null) after.delete(name);
    else after.set(name, content);
  }
  const scheme = after.get(SCHEME);
  if (scheme === false) throw new DangheError({ code: 'usage', problem: '分类方案不能停用' });
  if (scheme !== undefined) parseScheme(scheme, SCHEME);
  parseRulebook(await ruleData(after));
  library.change('resource', [...changes.keys()].join('、'), ({ settings }) => {
    for (const [name, content] of changes) settings.set(`${RESOURCE_SETTING}${name}`, content);
  }, person);
}

function overridesOf(library: Library): Map<string, Exclude<JsonValue, null>> {
  return new Map(Object.entries(library.settings.all()).flatMap(([key, value]) => (key.startsWith(RESOURCE_SETTING) && value !== null ? [[key.slice(RESOURCE_SETTING.length), value] as const] : [])));
}

async function ruleData(overrides: ReadonlyMap<string, JsonValue>): Promise<Record<string, unknown>> {
  const files: Record<string, unknown> = {};
  for (const name of await shippedNames()) if (!overrides.has(name)) files[name] = await loadJson(resourceFile(name));
  for (const [name, content] of overrides) if (name !== SCHEME && content !== false) files[name] = content;
  return files;
}

async function shippedNames(): Promise<readonly string[]> {
  const names = await Promise.all(ruleFolders.map(async (folder) => (await readdir(resourceFile(folder))).filter((file) => file.endsWith('.json')).map((file) => `${folder}/${file}`)));
  return [...ruleFiles, ...names.flat()];
}
