import type { ReadDocument, ReaderNote } from '../../../shared/model/document.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { buildLines } from '../pdf/lines.ts';
import { buildBlocks, type PageLines } from '../pdf/paragraphs.ts';
import { readOfdEvidence } from './ofdEvidence.ts';
import { openPackage, type OfdFile, type OfdPackage } from './ofdPackage.ts';
import { placeText } from './ofdText.ts';
import { attribute, child, children, descendants, numbers, textOf, type XmlNode } from './xmlNode.ts';

const A4 = { width: 210, height: 297 };
const POINTS = 72 / 25.4;

/**
 * An OFD document's text (GB/T 33190-2016): pages in the order of the page tree, each with its templates, runs sorted into
 * lines and paragraphs by where they stand. DocInfo, signatures and attachments go into the evidence; seals and drawings are
 * not read. Throws `ReadFailure`: `corrupt` where the package or a page of it is damaged, `encrypted`.
 */
export async function readOfd(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  const files = await openPackage(bytes, context.limits);
  const entry = await files.open('OFD.xml');
  const bodies = children(child(entry?.root, 'OFD'), 'DocBody');
  if (!entry || bodies.length === 0) throw new ReadFailure('corrupt', '缺少 OFD.xml');
  const pages: PageLines[] = [];
  let count = 0;
  let images = 0;
  let evidence: Readonly<Record<string, string>> = {};
  for (const body of bodies) {
    const document = await files.open(textOf(child(body, 'DocRoot')) || 'Doc_0/Document.xml', entry);
    if (!document) throw new ReadFailure('corrupt', '缺少文档主体');
    evidence = { ...(await readOfdEvidence(files, entry, body, document)), ...evidence };
    for (const page of await readPages(files, document)) {
      count += 1;
      if (page.lines.length > 0) pages.push({ page: count, width: page.width, height: page.height, lines: page.lines });
      else if (page.hasImage) images += 1;
    }
  }
  const notes: ReaderNote[] = images > 0 ? [{ code: 'image-only', pages: images }] : [];
  return { format: 'ofd', blocks: buildBlocks(pages), pictures: await files.pictures(), evidence: { ofd: { ...evidence, pages: String(count) }, uninformative: {} }, notes };
}

interface OfdPage extends Omit<PageLines, 'page'> {
  readonly hasImage: boolean;
}

async function readPages(files: OfdPackage, document: OfdFile): Promise<OfdPage[]> {
  const root = child(document.root, 'Document');
  const common = child(root, 'CommonData');
  const templates = new Map(children(common, 'TemplatePage').map((template) => [attribute(template, 'ID'), attribute(template, 'BaseLoc')]));
  const usual = sizeOf(child(common, 'PageArea')) ?? A4;
  const pages: OfdPage[] = [];
  for (const listed of children(child(root, 'Pages'), 'Page')) {
    const file = await files.open(attribute(listed, 'BaseLoc'), document);
    if (!file) throw new ReadFailure('corrupt', `缺少页面 ${attribute(listed, 'BaseLoc')}`);
    const page = child(file.root, 'Page') ?? {};
    const layers = [page];
    for (const used of children(page, 'Template')) {
      const template = await files.open(templates.get(attribute(used, 'TemplateID')) ?? '', document);
      if (template) layers.push(template.root);
    }
    const size = sizeOf(child(page, 'Area')) ?? usual;
    pages.push({
      width: size.width * POINTS,
      height: size.height * POINTS,
      lines: buildLines(layers.flatMap(placeText)),
      hasImage: layers.some((layer) => descendants(layer, 'ImageObject').length > 0),
    });
  }
  return pages;
}

function sizeOf(area: XmlNode | undefined): { readonly width: number; readonly height: number } | null {
  const [, , width = 0, height = 0] = numbers(textOf(child(area, 'PhysicalBox')));
  return width > 0 && height > 0 ? { width, height } : null;
}
