import type { Format } from '../../shared/model/document.ts';

/** The picture format of these bytes by their first marks; `null` for anything else. */
export function sniffPicture(bytes: Uint8Array): Format | null {
  const starts = (...values: readonly number[]): boolean => values.every((value, index) => bytes[index] === value);
  if (starts(0xff, 0xd8, 0xff)) return 'jpg';
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'png';
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'gif';
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a) || starts(0x49, 0x49, 0x2b, 0) || starts(0x4d, 0x4d, 0, 0x2b)) return 'tiff';
  if (starts(0x42, 0x4d) && bytes.length > 26 && bitmapHeaders.has(bytes[14]!) && bytes[15] === 0) return 'bmp';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 4, 8) === 'ftyp' && heicBrands.has(ascii(bytes, 8, 12))) return 'heic';
  return null;
}

/** Sizes of the header that follows a BMP's file header (BITMAPCOREHEADER … BITMAPV5HEADER). */
const bitmapHeaders = new Set([12, 40, 52, 56, 64, 108, 124]);

/** Major brands of HEIF still pictures and sequences (ISO/IEC 23008-12); `mif1` and `msf1` are the generic ones. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'mif2', 'msf1', 'avif', 'avis']);

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
