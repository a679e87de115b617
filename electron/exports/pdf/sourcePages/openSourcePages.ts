import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFPage, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { ObjectCopier } from './objectCopier.ts';

/** One page of another PDF as a form to be placed: upright, its lower left corner at the origin, `width` by `height` points. */
export interface PageForm {
  readonly form: PDFKit.PDFKitReference;
  readonly width: number;
  readonly height: number;
}

/** The pages of one PDF, to be taken over one after the other. */
export interface SourcePages {
  readonly count: number;
  /** Writes the objects of a page, from 0, into the document that is being made. */
  form(page: number): PageForm;
}

/** Annotations that print nothing of their own. */
const unprinted: ReadonlySet<string> = new Set(['/Link', '/Popup']);
/** Flags of an annotation (ISO 32000-1 §12.5.3): hidden, and not to be viewed. */
const HIDDEN = 1 << 1 | 1 << 5;
/** What pages inherit; a page without a size is A4. */
const A4: Box = [0, 0, 595.28, 841.89];

type Box = readonly [left: number, bottom: number, right: number, top: number];

/**
 * Opens a PDF so that its pages can be put into `doc` as they are: text stays text, drawings stay drawings, pictures keep
 * their bytes; seals and filled-in fields (appearances of annotations) come along. Scripts, attachments and links do not.
 *
 * @throws Error where the file is encrypted or too damaged to be taken over
 */
export async function openSourcePages(bytes: Uint8Array, doc: PDFKit.PDFDocument): Promise<SourcePages> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  const pages = source.getPages();
  const copier = new ObjectCopier(source.context, doc);
  return { count: pages.length, form: (index) => formOf(pages[index]!, copier, doc) };
}

function formOf(page: PDFPage, copier: ObjectCopier, doc: PDFKit.PDFDocument): PageForm {
  const { node } = page;
  const box = boxOf(node.CropBox()) ?? boxOf(node.MediaBox()) ?? A4;
  const turn = ((Math.round((node.Rotate()?.asNumber() ?? 0) / 90) % 4) + 4) % 4;
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  const parts = [contentForm(page, box, copier, doc), ...annotationForms(page, copier)];
  const form = doc.ref({
    Type: 'XObject', Subtype: 'Form', BBox: [...box], Matrix: upright(box, turn),
    Resources: { XObject: Object.fromEntries(parts.map(({ form: part }, index) => [`P${index}`, part])) },
  });
  form.end(parts.map(({ matrix }, index) => `q ${matrix.map(plainNumber).join(' ')} cm /P${index} Do Q`).join('\n'));
  return turn % 2 === 0 ? { form, width, height } : { form, width: height, height: width };
}

interface PlacedForm {
  readonly form: unknown;
  readonly matrix: readonly number[];
}

function contentForm(page: PDFPage, box: Box, copier: ObjectCopier, doc: PDFKit.PDFDocument): PlacedForm {
  const { node } = page;
  const contents = node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((entry) => page.doc.context.lookup(entry)) : [contents];
  const pieces = streams.flatMap((stream) => (stream instanceof PDFStream ? [copier.decoded(stream)] : []));
  const form = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [...box], Resources: copier.copy(node.Resources() ?? undefined) ?? {}, Group: copier.copy(node.get(PDFName.of('Group'))) });
  // A page's contents are one stream that may be cut anywhere between two of its words.
  for (const piece of pieces) {
    form.write(piece);
    form.write('');
  }
  form.end(' ');
  return { form, matrix: [1, 0, 0, 1, 0, 0] };
}

function annotationForms(page: PDFPage, copier: ObjectCopier): readonly PlacedForm[] {
  const { context } = page.doc;
  return (page.node.Annots()?.asArray() ?? []).flatMap((entry): readonly PlacedForm[] => {
    const annotation = context.lookup(entry);
    if (!(annotation instanceof PDFDict)) return [];
    const flags = annotation.lookup(PDFName.of('F'));
    if (unprinted.has(String(annotation.lookup(PDFName.of('Subtype')))) || (flags instanceof PDFNumber && (flags.asNumber() & HIDDEN) !== 0)) return [];
    const [rect, found] = [boxOf(annotation.lookup(PDFName.of('Rect'))), appearanceOf(annotation)];
    if (!rect || !found) return [];
    const matrix = placement(found.stream, rect);
    return matrix ? [{ form: copier.copy(found.entry), matrix }] : [];
  });
}

/** The normal appearance of an annotation; of a field with several states the one it is in. */
function appearanceOf(annotation: PDFDict): { readonly entry: PDFObject; readonly stream: PDFRawStream } | null {
  const appearances = annotation.lookup(PDFName.of('AP'));
  if (!(appearances instanceof PDFDict)) return null;
  let [holder, key] = [appearances, PDFName.of('N')];
  const normal = holder.lookup(key);
  if (normal instanceof PDFDict) {
    const state = annotation.lookup(PDFName.of('AS'));
    if (!(state instanceof PDFName)) return null;
    [holder, key] = [normal, state];
  }
  const [entry, stream] = [holder.get(key), holder.lookup(key)];
  return entry instanceof PDFRef && stream instanceof PDFRawStream ? { entry, stream } : null;
}

/** ISO 32000-1 §12.5.5, algorithm 8.1: the form's box, turned by its matrix, fills the annotation's rectangle. */
function placement({ dict }: PDFRawStream, rect: Box): readonly number[] | null {
  const box = boxOf(dict.lookup(PDFName.of('BBox')));
  if (!box) return null;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(dict.lookup(PDFName.of('Matrix'))) ?? [];
  const corners = [[box[0], box[1]], [box[2], box[1]], [box[0], box[3]], [box[2], box[3]]].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, bottom, right, top] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  if (right - left < 1e-6 || top - bottom < 1e-6) return null;
  const [wide, high] = [(rect[2] - rect[0]) / (right - left), (rect[3] - rect[1]) / (top - bottom)];
  return [wide, 0, 0, high, rect[0] - left * wide, rect[1] - bottom * high];
}

/** From the page's own coordinates to those of the page as it is seen; `turn` quarters clockwise. */
function upright([left, bottom, right, top]: Box, turn: number): readonly number[] {
  switch (turn) {
    case 1:
      return [0, -1, 1, 0, -bottom, right];
    case 2:
      return [-1, 0, 0, -1, right, top];
    case 3:
      return [0, 1, -1, 0, top, -left];
    default:
      return [1, 0, 0, 1, -left, -bottom];
  }
}

function boxOf(object: PDFObject | undefined): Box | null {
  const numbers = numbersOf(object);
  if (numbers?.length !== 4) return null;
  const [x1, y1, x2, y2] = numbers as [number, number, number, number];
  const box: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return box[2] - box[0] > 1 && box[3] - box[1] > 1 ? box : null;
}

function numbersOf(object: PDFObject | undefined): readonly number[] | null {
  if (!(object instanceof PDFArray)) return null;
  const numbers = object.asArray().map((_, index) => object.lookup(index));
  return numbers.every((number) => number instanceof PDFNumber) ? numbers.map((number) => number.asNumber()) : null;
}

function plainNumber(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
