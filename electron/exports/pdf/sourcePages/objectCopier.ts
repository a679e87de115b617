import { decodePDFRawStream, PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib';

/** As much of pdfkit's references as is not in its types. */
interface OpenReference {
  data: object;
  compress: boolean;
  end(): void;
}

/** Ties to the rest of the source and what no reader of a page needs. */
const leftOut: ReadonlySet<string> = new Set(['/Parent', '/StructParent', '/StructParents', '/Metadata', '/PieceInfo', '/OpenAction', '/AA', '/Length']);

/**
 * Copies objects of one PDF into another that pdfkit is writing: each indirect object once, however many pages use it, and
 * written out at once, so that no more than one source is in memory.
 */
export class ObjectCopier {
  readonly #source: PDFContext;
  readonly #doc: PDFKit.PDFDocument;
  readonly #copied = new Map<PDFRef, PDFKit.PDFKitReference>();
  readonly #begun = new Set<PDFKit.PDFKitReference>();

  constructor(source: PDFContext, doc: PDFKit.PDFDocument) {
    this.#source = source;
    this.#doc = doc;
  }

  /** An object as pdfkit writes it; what it refers to has been written when this returns. */
  copy(object: PDFObject | undefined): unknown {
    const waiting: PDFRef[] = [];
    try {
      const copy = object === undefined ? undefined : this.#value(object, waiting);
      for (let ref = waiting.pop(); ref; ref = waiting.pop()) this.#write(ref, waiting);
      return copy;
    } finally {
      // Where it failed: pdfkit completes a file only when every object of it has been written.
      for (const ref of this.#begun) this.#end(ref);
    }
  }

  /** The bytes of a stream without its filters. */
  decoded(stream: PDFStream): Uint8Array {
    return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
  }

  #value(object: PDFObject, waiting: PDFRef[]): unknown {
    if (object instanceof PDFRef) return this.#reference(object, waiting);
    if (object instanceof PDFArray) return object.asArray().map((entry) => this.#value(entry, waiting));
    if (object instanceof PDFDict) return this.#dictionary(object, waiting);
    return new Written(object.toString());
  }

  #dictionary(dict: PDFDict, waiting: PDFRef[]): object {
    const entries = dict.entries().filter(([key]) => !leftOut.has(key.toString()));
    return Object.fromEntries(entries.map(([key, value]) => [key.toString().slice(1), this.#value(value, waiting)]));
  }

  #reference(ref: PDFRef, waiting: PDFRef[]): unknown {
    const known = this.#copied.get(ref);
    if (known) return known;
    // A reference to nothing is null (ISO 32000-1 §7.3.10); a page's own object would bring the whole document along.
    const object = this.#source.lookup(ref);
    if (object === undefined || (object instanceof PDFDict && /^\/(?:Page|Pages|Catalog)$/.test(String(object.get(PDFName.of('Type')))))) return null;
    const copy = this.#doc.ref({});
    this.#copied.set(ref, copy);
    this.#begun.add(copy);
    waiting.push(ref);
    return copy;
  }

  #write(ref: PDFRef, waiting: PDFRef[]): void {
    const object = this.#source.lookup(ref)!;
    const copy = this.#copied.get(ref)!;
    const open = copy as unknown as OpenReference;
    if (object instanceof PDFStream) {
      const [contents, dictionary] = [object.getContents(), this.#dictionary(object.dict, waiting)];
      open.data = contents.length > 0 ? dictionary : withoutFilter(dictionary);
      open.compress &&= !object.dict.has(PDFName.of('Filter'));
      // pdfkit leaves out what is empty, and an empty stream would be none.
      copy.write(contents.length > 0 ? contents : '');
    } else open.data = this.#value(object, waiting) as object;
    this.#end(copy);
  }

  #end(copy: PDFKit.PDFKitReference): void {
    const open = copy as unknown as OpenReference;
    open.end();
    open.data = {};
    this.#begun.delete(copy);
  }
}

function withoutFilter(dictionary: object): object {
  return Object.fromEntries(Object.entries(dictionary).filter(([key]) => key !== 'Filter' && key !== 'DecodeParms'));
}

/** A token that goes into the file as it stood in the source: names with their escapes, numbers with all their digits. */
class Written {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  // pdfkit writes plain objects as dictionaries, and whatever is none by its text.
  get [Symbol.toStringTag](): string {
    return 'Written';
  }

  toString(): string {
    return this.#token;
  }
}
