import { ink } from './ink.ts';

/** As much of pdfkit's objects as is not in its types: encoding a text in an embedded font. */
interface EmbeddedFont {
  readonly id: string;
  ref(): unknown;
  encode(text: string): [hex: readonly string[], positions: unknown];
}

const SIZE = 8.5;

/**
 * The number of pages, which is known only at the end: every footer refers to one small form whose content is written
 * last. Keeping all pages in memory until then would cost hundreds of megabytes for a large catalogue.
 */
export class TotalPages {
  readonly #doc: PDFKit.PDFDocument;
  readonly #form: PDFKit.PDFKitReference;
  readonly #fonts: Record<string, unknown> = {};

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#form = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, -4, 80, 12], Resources: { Font: this.#fonts } });
  }

  /** Places the form with its baseline at a point of the present page. */
  place(x: number, baseline: number): void {
    const page = this.#doc.page as unknown as { readonly xobjects: Record<string, unknown> };
    page.xobjects['Total'] = this.#form;
    // The page's own coordinates run downwards; the form's upwards.
    this.#doc.addContent(`q 1 0 0 -1 ${x.toFixed(2)} ${baseline.toFixed(2)} cm /Total Do Q`);
  }

  /** Writes the form's content. */
  write(pages: number): void {
    this.#doc.font('regular');
    const font = (this.#doc as unknown as { readonly _font: EmbeddedFont })._font;
    this.#fonts[font.id] = font.ref();
    const [hex] = font.encode(`${pages} 页`);
    this.#form.end(`BT /${font.id} ${SIZE} Tf ${rgb(ink.quiet)} rg <${hex.join('')}> Tj ET`);
  }
}

function rgb(color: string): string {
  return [1, 3, 5].map((at) => (Number.parseInt(color.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
}
