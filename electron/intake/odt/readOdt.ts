import type { EmbeddedPicture, ReadDocument } from '../../../shared/model/document.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { describePicture } from '../embeddedPicture.ts';
import { addMarginals, addNotes } from '../marginals.ts';
import { openPackage, type Package } from '../ooxml/package.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { attribute, scanXml, XmlDamaged } from '../xml/scanXml.ts';
import { openDocumentNamespaces } from './namespaces.ts';
import { OdtWalk } from './odtWalk.ts';

/** Reads an OpenDocument text (.odt): body, then notes, then headers and footers that add something; pictures; properties. */
export async function readOdt(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  const file = await openPackage(bytes, context.limits);
  const manifest = await file.text('META-INF/manifest.xml');
  if (manifest !== null && /<(?:\w+:)?encryption-data\b/.test(manifest)) throw new ReadFailure('encrypted');
  const content = await file.text('content.xml');
  if (content === null) throw new ReadFailure('corrupt', '缺少正文');
  const walk = new OdtWalk(context.limits, new Set(['office:text']));
  scan(content, walk);
  const { sink } = walk;
  addNotes(sink, walk.notes);
  const styles = await file.text('styles.xml');
  if (styles !== null) {
    const marginals = new OdtWalk(context.limits, new Set(['style:header', 'style:footer', 'style:header-first', 'style:footer-first', 'style:header-left', 'style:footer-left']));
    scan(styles, marginals);
    addMarginals(sink, marginals.sink.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.flatMap((cell) => (cell ? [cell.text] : []))))).filter((text) => text !== ''));
  }
  return {
    format: context.format,
    blocks: sink.blocks,
    pictures: await readPictures(file),
    evidence: { ...readMeta(await file.text('meta.xml')), zip: file.zip, uninformative: {} },
    notes: [...sink.notes(), ...(file.names.some((name) => /^(?:basic|scripts)\//i.test(name)) ? [{ code: 'macros-ignored' } as const] : [])],
  };
}

function scan(xml: string, walk: OdtWalk): void {
  try {
    scanXml(xml, openDocumentNamespaces, walk);
  } catch (error) {
    if (error instanceof XmlDamaged) throw new ReadFailure('corrupt', '正文结构损坏', { cause: error });
    throw error;
  }
}

async function readPictures(file: Package): Promise<EmbeddedPicture[]> {
  const pictures: EmbeddedPicture[] = [];
  for (const name of file.names) {
    if (!/^(?:pictures|media)\/[^/]+$/i.test(name)) continue;
    const bytes = await file.bytes(name);
    if (bytes && bytes.length > 0) pictures.push(await describePicture(name, bytes));
  }
  return pictures;
}

/** OpenDocument's names for what OOXML calls created, lastModifiedBy, …: the rules know one set of names. */
const coreNames: Readonly<Record<string, string>> = {
  'meta:creation-date': 'created', 'dc:date': 'modified', 'meta:initial-creator': 'creator', 'dc:creator': 'lastModifiedBy',
  'meta:editing-cycles': 'revision', 'meta:print-date': 'lastPrinted', 'meta:printed-by': 'printedBy', 'dc:title': 'title', 'dc:subject': 'subject', 'dc:description': 'description', 'dc:language': 'language',
};

function readMeta(xml: string | null): Pick<Evidence, 'core' | 'app' | 'custom'> {
  if (xml === null) return {};
  const core: Record<string, string> = {};
  const app: Record<string, string> = {};
  const custom: Record<string, string> = {};
  let text = '';
  let userName = '';
  try {
    scanXml(xml, openDocumentNamespaces, {
      open: (name, attributes) => {
        text = '';
        if (name === 'meta:user-defined') userName = attribute(attributes, 'name') ?? '';
        const pageCount = name === 'meta:document-statistic' ? attribute(attributes, 'page-count') : undefined;
        if (pageCount) app['Pages'] = pageCount;
        if (name === 'meta:template') app['Template'] = attribute(attributes, 'title') ?? attribute(attributes, 'href') ?? '';
      },
      close: (name) => {
        const value = text.trim();
        const known = coreNames[name];
        text = '';
        if (value === '') return;
        if (known !== undefined) core[known] = value;
        else if (name === 'meta:generator') app['Application'] = value;
        else if (name === 'meta:editing-duration') app['TotalTime'] = durationMinutes(value);
        else if (name === 'meta:user-defined' && userName !== '') custom[userName] = value;
      },
      text: (part) => (text += part),
    });
  } catch (error) {
    if (!(error instanceof XmlDamaged)) throw error;
  }
  return { core, app, ...(Object.keys(custom).length === 0 ? {} : { custom }) };
}

/** `PT1H30M5S` → `90`; the duration as written where it has another form. */
function durationMinutes(duration: string): string {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$/.exec(duration);
  return match ? String(Number(match[1] ?? 0) * 1440 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) : duration;
}
