import { createRequire } from 'node:module';
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

/** The library opened once for a process: half a second that only a process which meets a PDF pays. */
let library: Promise<{ readonly pdfjs: typeof Pdfjs; readonly folder: string }> | undefined;

/**
 * Opens a PDF with an empty password. Fonts, character maps and decoders come from the package's own folder; scripts,
 * forms' programs (XFA) and links are left alone. Throws `ReadFailure`: `encrypted` where a password is needed, else `corrupt`.
 */
export async function openPdf(bytes: Uint8Array): Promise<{ readonly document: PdfDocument; readonly close: () => Promise<void> }> {
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
    // With a place for the fonts to go, they are handed over whole; otherwise the library would draw every glyph as a path.
    disableFontFace: false,
    ...nowhere(),
    enableXfa: false,
    useWasm: false,
    // Only text and rules are wanted; without this the drawing commands would come with every picture decoded.
    maxImageSize: 1,
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
