/** As much of pdfkit's objects as is not in its types: encoding a text in an embedded font. */
interface EmbeddedFont {
  readonly id: string;
  ref(): unknown;
  encode(text: string): [hex: readonly string[], positions: unknown];
}

/** A text that was placed and gets its words later. */
export interface Deferred {
  readonly form: PDFKit.PDFKitReference;
  readonly fonts: Record<string, unknown>;
  readonly size: number;
  readonly color: string;
}

/**
 * Texts that are known only at the end (the number of pages, the page of a chapter): each is a small form whose content is
 * written last and to which pages refer. Keeping all pages in memory until then would cost hundreds of megabytes.
 */
export class DeferredTexts {
  readonly #doc: PDFKit.PDFDocument;
  #count = 0;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  /** A text to be placed on one page or on many. */
  reserve(size: number, color: string): Deferred {
    const fonts: Record<string, unknown> = {};
    return { form: this.#doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, -4, 80, 16], Resources: { Font: fonts } }), fonts, size, color };
  }

  /** Places it with its baseline at a point of the present page. */
  place(text: Deferred, x: number, baseline: number): void {
    const page = this.#doc.page as unknown as { readonly xobjects: Record<string, unknown> };
    this.#count += 1;
    const name = `Later${this.#count}`;
    page.xobjects[name] = text.form;
    // The page's own coordinates run downwards; the form's upwards.
    this.#doc.addContent(`q 1 0 0 -1 ${x.toFixed(2)} ${baseline.toFixed(2)} cm /${name} Do Q`);
  }

  /** Writes its words. */
  write({ form, fonts, size, color }: Deferred, words: string): void {
    this.#doc.font('regular');
    const font = (this.#doc as unknown as { readonly _font: EmbeddedFont })._font;
    fonts[font.id] = font.ref();
    const [hex] = font.encode(words);
    form.end(`BT /${font.id} ${size} Tf ${rgb(color)} rg <${hex.join('')}> Tj ET`);
  }
}

function rgb(color: string): string {
  return [1, 3, 5].map((at) => (Number.parseInt(color.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
}
