import type { Format, ReadDocument, ReaderNote } from '../../shared/model/document.ts';
import { defaultLimits, type ReadLimits } from './limits.ts';
import { markUninformative } from './noInformation.ts';
import { ReadFailure } from './readFailure.ts';
import type { Reader } from './reader.ts';
import { extensionOf, suits } from './extensions.ts';
import { XmlDamaged } from './xml/scanXml.ts';
import { sniff } from './sniff.ts';

/** Loaded at the first file that needs it: a run over pictures never pays for the spreadsheet library. */
const readers: Readonly<Record<Exclude<Format, 'unknown'>, () => Promise<Reader>>> = {
  docx: async () => (await import('./docx/readDocx.ts')).readDocx,
  doc: async () => (await import('./doc/readDoc.ts')).readDoc,
  wps: async () => (await import('./doc/readDoc.ts')).readDoc,
  rtf: async () => (await import('./rtf/readRtf.ts')).readRtf,
  odt: async () => (await import('./odt/readOdt.ts')).readOdt,
  html: async () => (await import('./html/readHtml.ts')).readHtml,
  txt: async () => (await import('./text/readText.ts')).readText,
  csv: async () => (await import('./text/readCsv.ts')).readCsv,
  pdf: async () => (await import('./pdf/readPdf.ts')).readPdf,
  ofd: async () => (await import('./ofd/readOfd.ts')).readOfd,
  xlsx: async () => (await import('./sheets/readWorkbook.ts')).readWorkbook,
  xls: async () => (await import('./sheets/readWorkbook.ts')).readWorkbook,
  et: async () => (await import('./sheets/readWorkbook.ts')).readWorkbook,
  jpg: readImage,
  png: readImage,
  tiff: readImage,
  bmp: readImage,
  heic: readImage,
  gif: readImage,
  webp: readImage,
  zip: async () => (await import('./archive/readZip.ts')).readZip,
};

async function readImage(): Promise<Reader> {
  return (await import('./image/readImage.ts')).readImage;
}

/**
 * Reads a file by what it is, not by what it is called. `staging` is a folder into which the members of an archive are
 * unpacked. Values of the evidence that are known to say nothing are marked in `evidence.uninformative`.
 *
 * @throws ReadFailure with the reason; anything unforeseen inside a reader becomes `reader-crashed`
 */
export async function readFile(bytes: Uint8Array, name: string, limits: ReadLimits = defaultLimits, staging?: string): Promise<ReadDocument> {
  if (bytes.length === 0) throw new ReadFailure('corrupt', '空文件');
  if (bytes.length > limits.fileBytes) throw new ReadFailure('too-large');
  const format = sniff(bytes, name);
  const extension = extensionOf(name);
  if (format === 'unknown') throw new ReadFailure('unsupported', extension === '' ? undefined : `不支持 .${extension} 文件`);
  const document = await readAs(format, bytes, { name, format, limits, ...(staging === undefined ? {} : { staging }) });
  const notes: ReaderNote[] = [...document.notes];
  if (extension !== '' && !suits(extension, format)) notes.push({ code: 'extension-differs', extension });
  return { ...document, notes, evidence: markUninformative(document.evidence) };
}

async function readAs(format: Exclude<Format, 'unknown'>, bytes: Uint8Array, context: Parameters<Reader>[1]): Promise<ReadDocument> {
  const reader = await readers[format]();
  try {
    return await reader(bytes, context);
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
    if (error instanceof XmlDamaged) throw new ReadFailure('corrupt', undefined, { cause: error });
    throw new ReadFailure('reader-crashed', undefined, { cause: error });
  }
}
