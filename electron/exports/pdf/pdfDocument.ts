import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { DangheError } from '../../../shared/model/errors.ts';
import { type Deferred, DeferredTexts } from './deferredText.ts';
import type { ReportFonts } from './fonts.ts';
import { ink } from './ink.ts';
import type { PageForm, SourcePages } from './sourcePages/openSourcePages.ts';
import { Typesetter } from './typesetter.ts';

export interface PdfOptions {
  readonly title: string;
  /** Shown at the left and right of the header. */
  readonly header: readonly [left: string, right: string];
  readonly landscape?: boolean;
  /** `false` for a file that takes over pages of others, of which nobody knows whether PDF/A would have them. */
  readonly archival?: boolean;
  readonly keywords: string;
  /** ISO 8601 instant. */
  readonly created: string;
  readonly signal: AbortSignal | undefined;
}

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** Where a link leads: a place of this document, or one of another document in the same folder. */
export interface LinkTarget {
  readonly destination: string;
  readonly file?: string;
}

/** Readable data that may wait in memory before the writer pauses. */
const BUFFERED_BYTES = 1 << 20;

const LEFT = 56;
const TOP = 74;
const BOTTOM = 62;

/**
 * A PDF/A-2b file under way: A4 pages with header and footer (page x of y), embedded subset fonts, structure tags in
 * Chinese, bookmarks. Written to disk as it grows. Coordinates are points from the top left.
 */
export class PdfDocument {
  readonly type: Typesetter;
  readonly left = LEFT;
  /** Where the next thing goes. */
  y = TOP;
  readonly #doc: PDFKit.PDFDocument;
  readonly #options: PdfOptions;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #written: Promise<void>;
  readonly #later: DeferredTexts;
  readonly #total: Deferred;
  /** The page on which each destination lies, and the page numbers that wait for it. */
  readonly #pageOf = new Map<string, number>();
  readonly #waiting: { readonly destination: string; readonly text: Deferred }[] = [];
  readonly #outlines: PDFKit.PDFOutline[];
  #section: PDFKit.PDFStructureElement;
  #failure: Error | null = null;
  #pages = 0;
  #forms = 0;
  #landscape: boolean;
  #header: readonly [left: string, right: string];

  constructor(file: string, fonts: ReportFonts, options: PdfOptions) {
    this.#options = options;
    this.#landscape = options.landscape ?? false;
    this.#header = options.header;
    this.type = new Typesetter(fonts);
    this.#doc = new PDFDocument({
      size: 'A4',
      layout: options.landscape ? 'landscape' : 'portrait',
      // Everything is placed by coordinates; margins would make pdfkit start pages of its own.
      margin: 0,
      pdfVersion: '1.7',
      ...(options.archival === false ? {} : { subset: 'PDF/A-2b' as const }),
      tagged: true,
      lang: 'zh-CN',
      displayTitle: true,
      autoFirstPage: false,
      fontLayoutCache: false,
      // No standard font: PDF/A embeds every font that is named.
      font: null as unknown as string,
      info: { Title: plain(options.title), Author: '档盒', Creator: '档盒', Producer: '档盒（PDFKit）', Keywords: options.keywords, CreationDate: new Date(options.created), ModDate: new Date(options.created) },
    });
    this.#written = pipeline(this.#doc, createWriteStream(file, { flags: 'wx' }));
    this.#written.catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    });
    this.#doc.registerFont('regular', fonts.regular.font as unknown as string);
    this.#doc.registerFont('bold', fonts.bold.font as unknown as string);
    this.#registerFallback(fonts);
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
    this.#section = this.#root;
    this.#later = new DeferredTexts(this.#doc);
    this.#total = this.#later.reserve(8.5, ink.quiet);
    this.#outlines = [this.#doc.outline];
  }

  get width(): number {
    return this.#doc.page.width - 2 * LEFT;
  }

  get bottom(): number {
    return this.#doc.page.height - BOTTOM;
  }

  get pageHeight(): number {
    return this.bottom - TOP;
  }

  /** Begins a page; `bare` leaves out header and footer (covers). */
  newPage(bare = false): void {
    this.#doc.addPage({ size: 'A4', layout: this.#landscape ? 'landscape' : 'portrait', margin: 0 });
    this.#pages += 1;
    this.y = TOP;
    if (!bare) this.#drawFrame();
  }

  /** Begins a page where fewer than `height` points are left. */
  ensure(height: number): void {
    if (this.y + height > this.bottom) this.newPage();
  }

  /** From the next page on: which way the paper lies, and what stands at the right of the header. */
  turn(to: { readonly landscape?: boolean; readonly header?: string }): void {
    this.#landscape = to.landscape ?? this.#landscape;
    if (to.header !== undefined) this.#header = [this.#header[0], to.header];
  }

  /** Begins a structure section; headings and text that follow belong to it. */
  beginSection(): void {
    if (this.#section !== this.#root) this.#section.end();
    this.#section = this.#doc.struct('Sect');
    this.#root.add(this.#section);
  }

  /** A bookmark to the present position, `level` 1 or deeper; below the last one of the level above. */
  bookmark(title: string, level: number): void {
    const parent = this.#outlines[level - 1] ?? this.#outlines.at(-1)!;
    const options = { expanded: level === 1, top: Math.max(0, this.y - 12), left: this.#doc.page.width };
    this.#outlines.length = level;
    this.#outlines[level] = parent.addItem(plain(title), options);
  }

  /** The present page, counted from 1. */
  get page(): number {
    return this.#pages;
  }

  /** Names the present position so that links, also of other documents, can lead to it. ASCII only. */
  destination(name: string): void {
    this.#pageOf.set(name, this.#pages);
    this.#doc.addNamedDestination(name, 'XYZ', 0, Math.max(0, this.y - 12), null);
  }

  /** Makes an area of the page a link, spoken as `words`. */
  link(target: LinkTarget, words: string, x: number, y: number, width: number, height: number): void {
    const element = this.#doc.struct('Link', { alt: plain(words) });
    this.#section.add(element);
    const action =
      target.file === undefined
        ? { S: 'GoTo', D: new String(target.destination) }
        : { S: 'GoToR', F: { Type: 'Filespec', F: new String(target.file), UF: new String(target.file) }, D: new String(target.destination), NewWindow: true };
    const options = { Subtype: 'Link', A: action, Contents: new String(plain(words)), structParent: element };
    this.#doc.annotate(x, y, width, height, options as unknown as PDFKit.Mixins.AnnotationOption);
    element.end();
  }

  /** The page number of a destination that may come later, with its baseline under a line of text drawn at `y`. */
  pageNumber(destination: string, x: number, y: number, style: { readonly size: number; readonly color: string }): void {
    const text = this.#later.reserve(style.size, style.color);
    this.#waiting.push({ destination, text });
    this.#later.place(text, x, y + 0.88 * style.size);
  }

  /** Draws a JPEG as a figure with its description. */
  figure(image: Buffer, description: string, x: number, y: number, width: number, height: number): void {
    const element = this.#doc.struct('Figure', { alt: plain(description) });
    this.#section.add(element);
    this.mark(element, 'Figure', () => this.#doc.image(image, x, y, { width, height }));
    element.end();
  }

  /** The pages of another PDF, to be placed on this one's; see `openSourcePages`. */
  async pagesOf(bytes: Uint8Array): Promise<SourcePages> {
    // Its library is large and seldom wanted.
    const { openSourcePages } = await import('./sourcePages/openSourcePages.ts');
    return openSourcePages(bytes, this.#doc);
  }

  /** Places a page of another PDF as a figure with its description, `width` points wide. */
  placePage({ form, ...size }: PageForm, description: string, x: number, y: number, width: number): void {
    const scale = width / size.width;
    this.#forms += 1;
    const name = `Source${this.#forms}`;
    (this.#doc.page as unknown as { readonly xobjects: Record<string, unknown> }).xobjects[name] = form;
    const element = this.#doc.struct('Figure', { alt: plain(description) });
    this.#section.add(element);
    this.mark(element, 'Figure', () => this.#doc.addContent(`q ${scale.toFixed(5)} 0 0 ${(-scale).toFixed(5)} ${x.toFixed(2)} ${(y + size.height * scale).toFixed(2)} cm /${name} Do Q`));
    element.end();
  }

  /** Draws within a new structure element of the present section, or of `parent`. */
  tagged(tag: string, draw: () => void, parent: PDFKit.PDFStructureElement = this.#section): void {
    const element = tag === 'TH' ? this.#doc.struct(tag, { scope: 'Column' } as object) : this.#doc.struct(tag);
    parent.add(element);
    this.mark(element, tag, draw);
    element.end();
  }

  /** A structure element that gets its content later, piece by piece; end it with `end()`. */
  element(tag: string, parent: PDFKit.PDFStructureElement = this.#section): PDFKit.PDFStructureElement {
    const element = this.#doc.struct(tag);
    parent.add(element);
    return element;
  }

  /** Marks what is drawn as content of an element. */
  mark(element: PDFKit.PDFStructureElement, tag: string, draw: () => void): void {
    element.add(this.#doc.markStructureContent(tag));
    draw();
    this.#doc.endMarkedContent();
  }

  /** Draws something that is no content: rules, shades. */
  artifact(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw(this.#doc);
    this.#doc.endMarkedContent();
  }

  /** Draws one line of text with its top at `y`; `align` within `width`. */
  line(text: string, x: number, y: number, width: number, style: TextStyle = {}): void {
    const { size = 10, bold = false, color = ink.text, align = 'left' } = style;
    const runs = this.type.runs(text, size, bold);
    const used = runs.reduce((sum, run) => sum + run.width, 0);
    let at = align === 'left' ? x : align === 'right' ? x + width - used : x + (width - used) / 2;
    this.#doc.fillColor(color).fontSize(size);
    for (const run of runs) {
      // `textWidth` and `wordCount` spare pdfkit from measuring again; the baseline is the same for all faces.
      const options = { lineBreak: false, textWidth: run.width, wordCount: 1, baseline: -0.88 * size } as PDFKit.Mixins.TextOptions;
      this.#doc.font(run.face.name).text(run.text, at, y, options);
      at += run.width;
    }
  }

  /** Lets the file catch up; throws what went wrong with it, or `cancelled`. */
  async drain(): Promise<void> {
    do {
      if (this.#options.signal?.aborted) throw new DangheError({ code: 'cancelled' });
      if (this.#failure) throw this.#failure;
      if (this.#doc.readableLength > BUFFERED_BYTES) await nextTurn();
    } while (this.#doc.readableLength > BUFFERED_BYTES);
  }

  /** Draws the whole document and completes the file; where that fails the file is closed before the error goes on. */
  async complete(draw: () => Promise<void>): Promise<void> {
    try {
      await draw();
      this.#later.write(this.#total, `${this.#pages} 页`);
      for (const { destination, text } of this.#waiting) this.#later.write(text, String(this.#pageOf.get(destination) ?? '—'));
      this.#root.end();
      this.#doc.end();
    } catch (error) {
      this.#doc.destroy();
      await this.#written.catch(() => undefined);
      throw error;
    }
    await this.#written;
  }

  #registerFallback(fonts: ReportFonts): void {
    // Registered when first needed: opening it costs time, and an unused font must not be in the file.
    const doc = this.#doc;
    const font = doc.font.bind(doc);
    let registered = false;
    doc.font = ((source: string, ...rest: []) => {
      if (source === 'fallback' && !registered) {
        doc.registerFont('fallback', fonts.fallback().font as unknown as string);
        registered = true;
      }
      return font(source, ...rest);
    });
  }

  #drawFrame(): void {
    const { width, height } = this.#doc.page;
    const [left, right] = this.#header;
    this.#doc.markContent('Artifact', { type: 'Pagination' });
    const half = (width - 2 * LEFT) / 2;
    this.line(this.type.lines(left, half, 8.5)[0] ?? '', LEFT, 40, half, { size: 8.5, color: ink.quiet });
    this.line(this.type.lines(right, half, 8.5)[0] ?? '', LEFT + half, 40, half, { size: 8.5, color: ink.quiet, align: 'right' });
    this.#doc.moveTo(LEFT, 56).lineTo(width - LEFT, 56).lineWidth(0.6).stroke(ink.rule);
    const number = `第 ${this.#pages} 页　共 `;
    const x = width / 2 - this.type.width(`${number}00 页`, 8.5) / 2;
    this.line(number, x, height - 42, 200, { size: 8.5, color: ink.quiet });
    this.#later.place(this.#total, x + this.type.width(number, 8.5), height - 42 + 0.88 * 8.5);
    this.#doc.endMarkedContent();
  }
}

/** Metadata is written into XML and into outline strings without escaping. */
function plain(text: string): string {
  return text.toWellFormed().replace(/[<>&\p{Cc}\p{Cf}]/gu, ' ').trim();
}
