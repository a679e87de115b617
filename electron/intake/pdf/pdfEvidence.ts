import type { RawValues } from '../../../shared/model/evidence.ts';
import type { PdfDocument } from './pdfLibrary.ts';

/** A single value longer than this is no metadata of a person's making. */
const MAX_VALUE = 2000;
const MAX_VALUES = 200;

/**
 * What the file says of itself: the Info dictionary as `info.*`, XMP as `xmp.*` (names without their prefix), the ID pair
 * as `id.0` and `id.1` in hex, `eofs`, the number of `%%EOF` marks (one for each save that only appended), and
 * `pages`.
 */
export async function readPdfEvidence(document: PdfDocument, bytes: Uint8Array): Promise<RawValues> {
  const values: Record<string, string> = {};
  const put = (key: string, value: unknown): void => {
    if (Object.keys(values).length >= MAX_VALUES) return;
    if (typeof value === 'number' || typeof value === 'boolean') values[key] = String(value);
    else if (typeof value === 'string' && value !== '') values[key] = value.slice(0, MAX_VALUE);
    else if (isNameObject(value)) values[key] = value.name.slice(0, MAX_VALUE);
  };
  const metadata = await document.getMetadata().catch(() => null);
  if (metadata) {
    for (const [key, value] of Object.entries(metadata.info as Readonly<Record<string, unknown>>)) {
      if (key === 'Custom' && typeof value === 'object' && value !== null) for (const [name, custom] of Object.entries(value)) put(`info.${name}`, custom);
      else put(`info.${key}`, value);
    }
    const xmp = metadata.metadata as Iterable<readonly [string, unknown]> | null;
    for (const [key, value] of xmp ?? []) put(`xmp.${key.replace(/^\w+:/, '')}`, Array.isArray(value) ? value.join('; ') : value);
  }
  const [first, second] = document.fingerprints;
  put('id.0', first);
  put('id.1', second);
  values['eofs'] = String(countMarks(bytes));
  values['pages'] = String(document.numPages);
  return values;
}

function isNameObject(value: unknown): value is { readonly name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}

function countMarks(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = buffer.indexOf('%%EOF'); at !== -1; at = buffer.indexOf('%%EOF', at + 5)) count += 1;
  return count;
}
