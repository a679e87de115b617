import type { RawValues } from '../../../shared/model/evidence.ts';
import type { OfdFile, OfdPackage } from './ofdPackage.ts';
import { attribute, child, children, textOf, type XmlNode } from './xmlNode.ts';

const MAX_VALUE = 500;
const MAX_EACH = 50;

/**
 * What the package says of a document: `DocInfo` under its own names, its custom data as `custom.<name>`, each signature as
 * `signature.<n>.SignatureDateTime` and so on, each attachment as `attachment.<n>.Name` and its file.
 */
export async function readOfdEvidence(files: OfdPackage, entry: OfdFile, body: XmlNode, document: OfdFile | null): Promise<RawValues> {
  const values: Record<string, string> = {};
  const put = (key: string, value: string): void => {
    const text = value.trim();
    if (text !== '') values[key] = text.slice(0, MAX_VALUE);
  };
  const info = child(body, 'DocInfo');
  for (const name of Object.keys(info ?? {})) if (/^[A-Z]\w*$/.test(name)) put(name, textOf(child(info, name)));
  for (const data of children(child(info, 'CustomDatas'), 'CustomData').slice(0, MAX_EACH)) put(`custom.${attribute(data, 'Name')}`, textOf(data));
  await readSignatures(files, entry, body, put);
  if (document) await readAttachments(files, document, put);
  return values;
}

async function readSignatures(files: OfdPackage, entry: OfdFile, body: XmlNode, put: (key: string, value: string) => void): Promise<void> {
  const list = await files.open(textOf(child(body, 'Signatures')), entry);
  for (const [index, item] of children(child(list?.root, 'Signatures'), 'Signature').slice(0, MAX_EACH).entries()) {
    const prefix = `signature.${index}`;
    put(`${prefix}.Type`, attribute(item, 'Type'));
    const file = list && (await files.open(attribute(item, 'BaseLoc'), list));
    const signed = child(child(file?.root, 'Signature'), 'SignedInfo');
    put(`${prefix}.SignatureDateTime`, textOf(child(signed, 'SignatureDateTime')));
    put(`${prefix}.SignatureMethod`, textOf(child(signed, 'SignatureMethod')));
    const provider = child(signed, 'Provider');
    for (const name of ['ProviderName', 'Company', 'Version']) put(`${prefix}.Provider.${name}`, attribute(provider, name));
  }
}

async function readAttachments(files: OfdPackage, document: OfdFile, put: (key: string, value: string) => void): Promise<void> {
  const list = await files.open(textOf(child(child(document.root, 'Document'), 'Attachments')), document);
  for (const [index, item] of children(child(list?.root, 'Attachments'), 'Attachment').slice(0, MAX_EACH).entries()) {
    for (const name of ['Name', 'Format', 'CreationDate', 'ModDate']) put(`attachment.${index}.${name}`, attribute(item, name));
    put(`attachment.${index}.FileLoc`, textOf(child(item, 'FileLoc')));
  }
}
