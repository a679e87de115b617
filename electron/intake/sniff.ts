import type { Format } from '../../shared/model/document.ts';
import { decodeText } from './encoding.ts';
import { extensionOf, isBinaryExtension } from './extensions.ts';
import { isCompoundFile, openCompoundFile } from './ole/compoundFile.ts';
import { ReadFailure } from './readFailure.ts';
import { sniffPicture } from './sniffPicture.ts';
import { looksDelimited } from './text/delimiters.ts';
import { isZip, zipNames, zipMimetype } from './zipNames.ts';

const TEXT_SAMPLE_BYTES = 16 << 10;

/**
 * Tells a file's format from its content; the name only chooses between formats that share a container or are all plain
 * text (`.wps`, `.et`, `.csv`).
 *
 * @throws ReadFailure `encrypted` for an Office package behind a password, `corrupt` where the content is nothing that its
 * name promises
 */
export function sniff(bytes: Uint8Array, name: string): Format {
  const extension = extensionOf(name);
  const picture = sniffPicture(bytes);
  if (picture) return picture;
  if (isZip(bytes)) return sniffZip(bytes);
  if (isCompoundFile(bytes)) return sniffCompound(bytes, extension);
  const head = latin1(bytes, 1024);
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (head.includes('%PDF-')) return 'pdf';
  if (looksLikeText(bytes)) return sniffText(bytes, extension);
  if (looksLikeOldWord(bytes)) return 'doc';
  if (looksLikeOldExcel(bytes)) return 'xls';
  if (isBinaryExtension(extension)) throw new ReadFailure('corrupt', `内容不是有效的 .${extension} 文件`);
  return 'unknown';
}

function sniffZip(bytes: Uint8Array): Format {
  const names = zipNames(bytes);
  const has = (test: (name: string) => boolean): boolean => names.some(test);
  if (has((name) => name === 'ofd.xml')) return 'ofd';
  const type = zipMimetype(bytes);
  if (type !== null && type.includes('opendocument')) return type.includes('opendocument.text') ? 'odt' : 'unknown';
  if (has((name) => name === 'word/document.xml')) return 'docx';
  if (has((name) => name === 'xl/workbook.xml' || name === 'xl/workbook.bin')) return 'xlsx';
  if (has((name) => name === '[content_types].xml')) {
    if (has((name) => name.startsWith('word/'))) return 'docx';
    if (has((name) => name.startsWith('xl/'))) return 'xlsx';
    if (has((name) => name.startsWith('ppt/') || name.startsWith('visio/'))) return 'unknown';
  }
  if (has((name) => name === 'content.xml') && has((name) => name === 'meta-inf/manifest.xml')) return 'odt';
  return 'zip';
}

function sniffCompound(bytes: Uint8Array, extension: string): Format {
  const { rootNames } = openCompoundFile(bytes);
  if (rootNames.has('encryptedpackage')) throw new ReadFailure('encrypted');
  if (rootNames.has('worddocument')) return extension === 'wps' || extension === 'wpt' ? 'wps' : 'doc';
  if (rootNames.has('workbook') || rootNames.has('book')) return extension === 'et' || extension === 'ett' ? 'et' : 'xls';
  // Microsoft Works keeps its text in a stream of its own; Kingsoft's .wps always has a WordDocument.
  return rootNames.has('contents') || rootNames.has('matost') ? 'wps' : 'unknown';
}

function sniffText(bytes: Uint8Array, extension: string): Format {
  const sample = decodeText(bytes.subarray(0, TEXT_SAMPLE_BYTES)).text.replace(/^\uFEFF/, '');
  if (/^\s*<\?xml[^>]*>/.test(sample) || sample.startsWith('<w:wordDocument')) {
    if (/schemas\.microsoft\.com\/office\/word\/2003\/wordml|<pkg:package/.test(sample)) return 'doc';
    if (/urn:schemas-microsoft-com:office:spreadsheet/.test(sample)) return 'unknown';
  }
  if (/^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|span|center|font|style|script)\b/i.test(sample)) return 'html';
  if (/^MIME-Version:[\s\S]{0,2000}multipart\/related/i.test(sample)) return 'unknown';
  if (isBinaryExtension(extension)) throw new ReadFailure('corrupt', `内容不是有效的 .${extension} 文件`);
  if (extension === 'html' || extension === 'htm') return 'html';
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  return extension !== 'md' && extension !== 'json' && extension !== 'log' && looksDelimited(sample) ? 'csv' : 'txt';
}

/** No control characters but line ends, tabs and form feeds; UTF-16 is text too, though full of zeros. */
function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, TEXT_SAMPLE_BYTES);
  let control = 0;
  let zeros = 0;
  for (const value of sample) {
    if (value === 0) zeros += 1;
    else if (value < 0x20 && value !== 9 && value !== 10 && value !== 12 && value !== 13 && value !== 0x1a && value !== 0x1b) control += 1;
  }
  if (zeros === 0) return control * 200 <= sample.length;
  const { encoding } = decodeText(sample);
  return encoding.startsWith('utf-16');
}

/** Word 2 and Word 6 could write their stream without a container: the FIB's `wIdent` stands first. */
function looksLikeOldWord(bytes: Uint8Array): boolean {
  const ident = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8);
  return bytes.length > 512 && (ident === 0xa5dc || ident === 0xa5ec || ident === 0xa5db);
}

/** A BIFF2–BIFF4 file begins with its BOF record. */
function looksLikeOldExcel(bytes: Uint8Array): boolean {
  return bytes[0] === 9 && (bytes[1] === 0 || bytes[1] === 2 || bytes[1] === 4) && (bytes[2] === 4 || bytes[2] === 6) && bytes[3] === 0;
}

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1');
}
