import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist';
import workerSource from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerSource;

/** Opens a PDF of this program's own origin: no script of the file is run, nothing is fetched from elsewhere. */
export function openPdf(source: string): PDFDocumentLoadingTask {
  const parts = new URL('pdfjs/', document.baseURI).href;
  return getDocument({
    url: source,
    cMapUrl: `${parts}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${parts}standard_fonts/`,
    wasmUrl: `${parts}wasm/`,
    // The page allows no WebAssembly; pdfjs brings the same decoders as plain script.
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
  });
}
