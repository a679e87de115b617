import { createHash } from 'node:crypto';
import type { Evidence, RawValues } from '../../../shared/model/evidence.ts';
import { attribute, scanXml, XmlDamaged } from '../xml/scanXml.ts';
import type { Package } from './package.ts';

/**
 * The document properties of an OOXML package, raw: core, application and custom, and the container's facts. Damaged
 * property parts are left out: the document itself is worth more than they are.
 */
export async function readProperties(file: Package): Promise<Pick<Evidence, 'core' | 'app' | 'custom' | 'zip'>> {
  const core = leaves(await file.text('docProps/core.xml'));
  const app = leaves(await file.text('docProps/app.xml'));
  const custom = readCustom(await file.text('docProps/custom.xml'));
  return {
    ...(core === null ? {} : { core }),
    ...(app === null ? {} : { app }),
    ...(custom === null ? {} : { custom: hideIdentifiers(custom) }),
    zip: file.zip,
  };
}

/**
 * Replaces what names a person's account or machine by a short digest, enough to tell same from different: WPS writes both
 * into `KSOTemplateDocerSaveRecord` (base64 JSON).
 */
export function hideIdentifiers(custom: RawValues): RawValues {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(custom)) {
    if (!/docer/i.test(name)) {
      kept[name] = value;
      continue;
    }
    const record = decodeRecord(value);
    const device = identifier(record['hdid']);
    const account = identifier(record['userId']);
    if (device !== null) kept['docer.device'] = device;
    if (account !== null) kept['docer.account'] = account;
  }
  return kept;
}

function decodeRecord(value: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(value, 'base64').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : {};
  } catch {
    // Some builds write another form; what cannot be decoded is not kept at all.
    return {};
  }
}

function identifier(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? createHash('sha256').update(text).digest('hex').slice(0, 8) : null;
}

/** Elements without children, by local name. */
function leaves(xml: string | null): RawValues | null {
  return xml === null ? null : collect(xml, (name) => name.slice(name.indexOf(':') + 1), 2);
}

/** `<property name="KSOProductBuildVer"><vt:lpwstr>…</vt:lpwstr></property>`, by the property's name. */
function readCustom(xml: string | null): RawValues | null {
  return xml === null ? null : collect(xml, (_, attributes) => attribute(attributes, 'name') ?? '', 2);
}

function collect(xml: string, keyOf: (name: string, attributes: string) => string, level: number): RawValues | null {
  const values: Record<string, string> = {};
  let depth = 0;
  let key = '';
  let text = '';
  try {
    scanXml(xml, {}, {
      open: (name, attributes) => {
        depth += 1;
        if (depth !== level) return;
        key = keyOf(name, attributes);
        text = '';
      },
      close: () => {
        const value = text.trim();
        if (depth === level && key !== '' && value !== '' && !hiddenKeys.has(key)) values[key] = value;
        depth -= 1;
      },
      text: (part) => (text += part),
    });
  } catch (error) {
    if (!(error instanceof XmlDamaged)) throw error;
  }
  return Object.keys(values).length === 0 ? null : values;
}

/** Long lists that say nothing about the document's history. */
const hiddenKeys = new Set(['TitlesOfParts', 'HeadingPairs', 'HLinks', 'DigSig']);
