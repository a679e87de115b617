// The yardstick of the import benchmark: reads, hashes and unpacks or decodes every file of a folder, once, in one process,
// with the libraries that the readers use and the settings they use them with, and does nothing with the result: no fields,
// no classification, no metadata, no copy, no database. Run as a process of its own: node bareLoop.ts <folder>
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import cfb from 'cfb';
import exifr from 'exifr';
import { parse } from 'parse5';
import sharp from 'sharp';
import { openArchive } from '../../electron/intake/archive/openArchive.ts';
import { openPdf, readOperators } from '../../electron/intake/pdf/pdfLibrary.ts';
import { loadWorkbook } from '../../electron/intake/sheets/workbookLibrary.ts';
import { scanXml } from '../../electron/intake/xml/scanXml.ts';

const LIMIT = 1 << 28;
const folder = process.argv[2]!;
sharp.cache(false);
sharp.concurrency(1);
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const bytes = readFileSync(join(entry.parentPath, entry.name));
  hash('sha256', bytes);
  try {
    await decode(bytes, entry.name.toLowerCase());
  } catch {
    // Damaged and encrypted files of the sample end here, as they do in the readers.
  }
}

async function decode(bytes: Buffer, name: string): Promise<void> {
  const head = bytes.subarray(0, 4).toString('latin1');
  if (/\.(?:xlsx|xls|et)$/.test(name)) loadWorkbook(bytes, 20_000);
  else if (head === 'PK\u0003\u0004') await unpack(bytes);
  else if (head === '%PDF') await pdfContent(bytes);
  else if (head === '\u00d0\u00cf\u0011\u00e0') cfb.read(bytes, { type: 'buffer' });
  else if (/\.(?:jpe?g|png|tiff?)$/.test(name)) await picture(bytes);
  else if (name.endsWith('.html')) parse(bytes.toString('utf8'));
  else new TextDecoder('gb18030').decode(bytes);
}

/** Every member unpacked and checked; those that are XML, as all of a document's parts but its pictures, parsed. */
async function unpack(bytes: Buffer): Promise<void> {
  const { entries } = await openArchive(bytes, 20_000);
  for (const { name, directory, unpack: content } of entries) {
    if (directory) continue;
    const unpacked = await content(LIMIT);
    if (/\.(?:xml|rels)$/.test(name)) scanXml(Buffer.from(unpacked).toString('utf8'), {}, { open: ignore, close: ignore, text: ignore });
  }
}

/** The text and, for the borders of tables, the drawing commands of every page. */
async function pdfContent(bytes: Buffer): Promise<void> {
  const { document, close } = await openPdf(bytes);
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getTextContent();
    await readOperators(page);
    page.cleanup();
  }
  await close();
}

async function picture(bytes: Buffer): Promise<void> {
  await exifr.parse(bytes, { tiff: true, exif: true, gps: true }).catch(() => null);
  await sharp(bytes).autoOrient().greyscale().resize(96, 96, { fit: 'inside', kernel: 'linear' }).raw().toBuffer();
}

function ignore(): void {
  // Nothing is made of it: that is the point.
}
