import { createRequire } from 'node:module';
import type { Canvas } from '@napi-rs/canvas';
import { dirname, join, sep } from 'node:path';
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ReadFailure } from '../readFailure.ts';

export type PdfDocument = Pdfjs.PDFDocumentProxy;
export type PdfPage = Pdfjs.PDFPageProxy;

/** A page's drawing commands and the names of their codes. */
export interface PdfOperators {
  readonly OPS: typeof Pdfjs.OPS;
  readonly list: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };
}

/** A picture larger than this is left blank: an A3 page at 600 dpi has 70 million, four bytes each once decoded. */
const MOST_PICTURE_PIXELS = 80_000_000;

/** The library opened once for a process: half a second that only a process which meets a PDF pays. */
let library: Promise<{ readonly pdfjs: typeof Pdfjs; readonly folder: string }> | undefined;

/**
 * Opens a PDF with an empty password. Fonts, character maps and decoders come from the package's own folder; scripts,
 * forms' programs (XFA) and links are left alone. `drawn`: its pages are to be drawn, pictures and all. Throws `ReadFailure`: `encrypted` where a password is needed, else `corrupt`.
 */
export async function openPdf(bytes: Uint8Array, { drawn = false } = {}): Promise<{ readonly document: PdfDocument; readonly close: () => Promise<void> }> {
  const { pdfjs, folder } = await (library ??= loadLibrary());
  const task = pdfjs.getDocument({
    // The library takes the buffer away from its caller, so it gets its own copy.
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    useWorkerFetch: false,
    useSystemFonts: false,
    // With a place for the fonts to go, they are handed over whole; otherwise the library draws every glyph as a path.
    disableFontFace: drawn,
    ...(drawn ? {} : nowhere()),
    enableXfa: false,
    useWasm: false,
    // Decoders in plain JavaScript for what scanners pack with JPEG 2000 and JBIG2.
    wasmUrl: join(folder, 'wasm') + sep,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Where only text and rules are wanted, the drawing commands would come with every picture decoded.
    maxImageSize: drawn ? MOST_PICTURE_PIXELS : 1,
  });
  try {
    return { document: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    if (error instanceof Error && error.name === 'PasswordException') throw new ReadFailure('encrypted', '打开需要密码');
    throw new ReadFailure('corrupt', undefined, { cause: error });
  }
}

/** The drawing commands of a page of an open document; `null` where they cannot be had. */
export async function readOperators(page: PdfPage): Promise<PdfOperators | null> {
  const { pdfjs } = await (library ??= loadLibrary());
  const list = await page.getOperatorList().catch(() => null);
  return list && { OPS: pdfjs.OPS, list: { fnArray: list.fnArray, argsArray: list.argsArray } };
}

/** Draws a page of a document that was opened `drawn` onto a canvas of the viewport's size, on white. */
export async function drawPage(page: PdfPage, canvas: Canvas, viewport: ReturnType<PdfPage['getViewport']>): Promise<void> {
  await page.render({ canvas, viewport, background: '#ffffff' }).promise;
}

/** All of a browser's document that the library asks for: a set of fonts, which nobody looks at. Its type is not known here. */
function nowhere(): object {
  return { ownerDocument: { fonts: new Set() } };
}

/** A font that is loaded as soon as it is made, and never drawn. */
class UndrawnFont {
  readonly loaded = Promise.resolve(this);
}

async function loadLibrary(): Promise<{ readonly pdfjs: typeof Pdfjs; readonly folder: string }> {
  // Given here, the library uses this module in the same thread instead of looking for a worker script by address.
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker, FontFace: UndrawnFont });
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return { pdfjs, folder };
}
