import type { Evidence, RawValues } from '../../../shared/model/evidence.ts';
import { hideIdentifiers } from '../ooxml/properties.ts';
import type { CompoundFile } from './compoundFile.ts';
import { readPropertySets, type PropertyValue } from './propertySet.ts';

/**
 * What an OLE document says of itself: `ole` from SummaryInformation and DocumentSummaryInformation (instants in ISO 8601,
 * `editMinutes` in minutes, `rootModified` the container's own clock), `custom` from the user-defined properties.
 */
export function readSummary(file: CompoundFile): Pick<Evidence, 'ole' | 'custom'> {
  const ole: Record<string, string> = {};
  const [summary] = readPropertySets(file.stream('\u0005SummaryInformation') ?? new Uint8Array());
  const [document, user] = readPropertySets(file.stream('\u0005DocumentSummaryInformation') ?? new Uint8Array());
  for (const [id, name] of summaryNames) put(ole, name, summary?.values.get(id));
  for (const [id, name] of documentNames) put(ole, name, document?.values.get(id));
  if (file.modified !== null) ole['rootModified'] = file.modified;
  const custom = userProperties(user);
  return { ...(Object.keys(ole).length === 0 ? {} : { ole }), ...(Object.keys(custom).length === 0 ? {} : { custom }) };
}

const summaryNames: readonly (readonly [number, string])[] = [
  [2, 'title'], [3, 'subject'], [4, 'author'], [5, 'keywords'], [6, 'comments'], [7, 'template'], [8, 'lastAuthor'], [9, 'revision'],
  [10, 'editMinutes'], [11, 'printed'], [12, 'created'], [13, 'saved'], [14, 'pages'], [15, 'words'], [16, 'characters'], [18, 'application'], [19, 'security'],
];

const documentNames: readonly (readonly [number, string])[] = [[2, 'category'], [14, 'manager'], [15, 'company'], [23, 'version']];

/** Milliseconds from 1601-01-01 (FILETIME) to 1970-01-01. */
const EPOCH_OFFSET = 11_644_473_600_000n;
const STEPS_PER_MINUTE = 600_000_000n;

function put(values: Record<string, string>, name: string, value: PropertyValue | undefined): void {
  const text = value && asText(name, value);
  if (text !== undefined && text !== '') values[name] = text;
}

function asText(name: string, value: PropertyValue): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'number') return String(value.number);
  if (name === 'editMinutes') return String(value.steps / STEPS_PER_MINUTE);
  const instant = new Date(Number(value.steps / 10_000n - EPOCH_OFFSET));
  return value.steps === 0n || Number.isNaN(instant.getTime()) ? '' : instant.toISOString().replace('.000Z', 'Z');
}

function userProperties(set: ReturnType<typeof readPropertySets>[number] | undefined): RawValues {
  const values: Record<string, string> = {};
  for (const [id, name] of set?.names ?? []) put(values, name, set?.values.get(id));
  return hideIdentifiers(values);
}
