import type { Format } from '../../shared/model/document.ts';

/** The usual names of each format. WPS writes `.wps` and `.et` in either container. */
const usual: Readonly<Record<Exclude<Format, 'unknown'>, readonly string[]>> = {
  docx: ['docx', 'docm', 'dotx', 'dotm', 'wps', 'wpt'],
  doc: ['doc', 'dot', 'wps', 'wpt'],
  wps: ['wps', 'wpt'],
  rtf: ['rtf'],
  odt: ['odt', 'ott'],
  pdf: ['pdf'],
  ofd: ['ofd'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm', 'xlsb', 'et', 'ett'],
  xls: ['xls', 'xlt', 'et', 'ett'],
  et: ['et', 'ett'],
  csv: ['csv', 'tsv', 'txt'],
  txt: ['txt', 'text', 'log', 'md', 'csv', 'tsv', 'json', 'xml', 'ini', 'yml', 'yaml'],
  html: ['html', 'htm', 'xhtml', 'shtml'],
  jpg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  tiff: ['tif', 'tiff'],
  bmp: ['bmp', 'dib'],
  heic: ['heic', 'heif', 'hif'],
  gif: ['gif'],
  webp: ['webp'],
  zip: ['zip'],
};

/** What follows the last dot of the last part of a name, in lower case; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a format usually goes by this extension. */
export function suits(extension: string, format: Exclude<Format, 'unknown'>): boolean {
  return usual[format].includes(extension);
}

/** Extensions of containers and pictures: text under such a name is what is left of a damaged file, not a document. */
export function isBinaryExtension(extension: string): boolean {
  return binaryFormats.some((format) => usual[format].includes(extension)) && !textByHabit.has(extension);
}

const binaryFormats = ['docx', 'odt', 'pdf', 'ofd', 'xlsx', 'jpg', 'png', 'tiff', 'bmp', 'heic', 'gif', 'webp', 'zip'] as const;

/** Office systems deliver text and web pages under the names of the old formats, which open them all the same. */
const textByHabit = new Set(['wps', 'wpt', 'et', 'ett']);
