// The yardstick of the import benchmark: reads, hashes and unpacks or decodes every file of a folder with the libraries
// that the readers use, and does nothing with the result. Run as a process of its own: node bareLoop.ts <folder>
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import cfb from 'cfb';
import { unzipSync } from 'fflate';
import { parse } from 'parse5';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';

const folder = process.argv[2]!;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const bytes = readFileSync(join(entry.parentPath, entry.name));
  createHash('sha256').update(bytes).digest('hex');
  try {
    await decode(bytes, entry.name.toLowerCase());
  } catch {
    // Damaged and encrypted files of the sample end here, as they do in the readers.
  }
}

async function decode(bytes: Buffer, name: string): Promise<void> {
  const head = bytes.subarray(0, 4).toString('latin1');
  if (head === 'PK\u0003\u0004' && name.endsWith('.xlsx')) read(bytes);
  else if (head === 'PK\u0003\u0004') unzipSync(bytes);
  else if (head === '%PDF') await pdfText(bytes);
  else if (head === '\u00d0\u00cf\u0011\u00e0' && name.endsWith('.xls')) read(bytes);
  else if (head === '\u00d0\u00cf\u0011\u00e0') cfb.read(bytes, { type: 'buffer' });
  else if (/\.(?:jpe?g|png|tiff?|bmp)$/.test(name)) await sharp(bytes).greyscale().resize(96, 96).raw().toBuffer();
  else if (name.endsWith('.html')) parse(bytes.toString('utf8'));
  else new TextDecoder('gb18030').decode(bytes);
}

async function pdfText(bytes: Buffer): Promise<void> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  for (let page = 1; page <= document.numPages; page += 1) await (await document.getPage(page)).getTextContent();
  await task.destroy();
}
