import type { JsonObject, JsonValue } from '../../../shared/archive/canonicalJson.ts';
import type { OwnTask, OwnTerm } from '../../../shared/contract/settingsCalls.ts';
import type { Library } from '../../library/library.ts';
import type { Person } from '../ledgers/person.ts';
import { resourceContent, setResource } from '../resourceOverrides.ts';

const DATED = 'vocabulary/own-terms.json';
const EXPIRED = 'vocabulary/own-expired.json';
const TASKS = 'keytasks/own-tasks.json';
const EXAMPLE_TASKS = 'keytasks/example.json';
const SOURCE = '本单位填写';
/** Days for which people go on saying what went out of use. */
const EXPIRED_GRACE_DAYS = 90;

/** The terms that were entered by hand. */
export async function ownTerms(library: Library): Promise<readonly OwnTerm[]> {
  const dated = listOf(await resourceContent(library, DATED), 'terms').map((term): OwnTerm => ({ sort: 'dated', text: firstForm(term), day: textOf(term['firstPublic']), replacedBy: '', strong: term['kind'] === 'strong', source: textOf(term['source']) }));
  const expired = listOf(await resourceContent(library, EXPIRED), 'terms').map((term): OwnTerm => ({ sort: 'expired', text: firstForm(term), day: textOf(term['until']), replacedBy: textOf(term['replacedBy']), strong: term['kind'] === 'strong', source: textOf(term['source']) }));
  return [...dated, ...expired];
}

/**
 * Replaces the terms that were entered by hand.
 *
 * @throws DangheError `resource-invalid`: a day that does not exist, a term that is in the shipped list already
 */
export async function setOwnTerms(library: Library, terms: readonly OwnTerm[], person: Person): Promise<void> {
  const common = { edition: SOURCE, source: SOURCE, layer: 'local' };
  const dated = terms.filter(({ sort }) => sort === 'dated').map((term, index) => ({ ...entry(term, `own-${index + 1}`), firstPublic: term.day }));
  const expired = terms.filter(({ sort }) => sort === 'expired').map((term, index) => ({ ...entry(term, `own-expired-${index + 1}`), until: term.day, graceDays: EXPIRED_GRACE_DAYS, replacedBy: term.replacedBy || '新提法' }));
  await putList(library, DATED, { content: 'dated-terms', ...common, terms: dated }, dated.length, person);
  await putList(library, EXPIRED, { content: 'expired-terms', ...common, terms: expired }, expired.length, person);
}

function entry({ text, strong, source }: OwnTerm, id: string) {
  return { id, forms: [text], kind: strong ? 'strong' : 'weak', source, verified: false };
}

/** The key tasks that were entered by hand. */
export async function ownTasks(library: Library): Promise<readonly OwnTask[]> {
  return listOf(await resourceContent(library, TASKS), 'tasks').map((task) => ({ name: textOf(task['name']), synonyms: Array.isArray(task['synonyms']) ? task['synonyms'].map(textOf) : [], from: textOf(task['from']), to: textOf(task['to']), source: textOf(task['source']) }));
}

/** Replaces the key tasks that were entered by hand; the shipped example gives way to them. */
export async function setOwnTasks(library: Library, tasks: readonly OwnTask[], person: Person): Promise<void> {
  const list = tasks.map(({ synonyms, ...task }, index) => ({ id: `own-${index + 1}`, ...task, synonyms: [...synonyms], status: 'local' }));
  await setResource(library, EXAMPLE_TASKS, list.length === 0 ? null : false, person);
  await putList(library, TASKS, { content: 'key-tasks', id: 'own', name: '本单位重点工作清单', edition: SOURCE, source: SOURCE, example: false, tasks: list }, list.length, person);
}

async function putList(library: Library, file: string, json: JsonObject, count: number, person: Person): Promise<void> {
  if (count === 0 && (await resourceContent(library, file)) === null) return;
  await setResource(library, file, count === 0 ? null : json, person);
}

function listOf(json: JsonValue, member: string): readonly JsonObject[] {
  const list = typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject)[member] : undefined;
  return Array.isArray(list) ? (list as JsonObject[]) : [];
}

function firstForm(term: JsonObject): string {
  return Array.isArray(term['forms']) ? textOf(term['forms'][0]) : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
