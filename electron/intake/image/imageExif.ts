import exifr from 'exifr';
import type { RawValues } from '../../../shared/model/evidence.ts';

/** The tags that say when, with what and by whom a picture was made; the library's name → the standard's name where they differ. */
const tags: Readonly<Record<string, string>> = {
  Make: 'Make', Model: 'Model', Software: 'Software', HostComputer: 'HostComputer', Artist: 'Artist', Copyright: 'Copyright',
  ImageDescription: 'ImageDescription', UserComment: 'UserComment', XPTitle: 'XPTitle', XPComment: 'XPComment', XPAuthor: 'XPAuthor',
  DateTimeOriginal: 'DateTimeOriginal', CreateDate: 'DateTimeDigitized', ModifyDate: 'DateTime',
  OffsetTime: 'OffsetTime', OffsetTimeOriginal: 'OffsetTimeOriginal', OffsetTimeDigitized: 'OffsetTimeDigitized',
  SubSecTimeOriginal: 'SubSecTimeOriginal', SerialNumber: 'BodySerialNumber', LensModel: 'LensModel', LensSerialNumber: 'LensSerialNumber',
  ImageUniqueID: 'ImageUniqueID', Orientation: 'Orientation', ExifImageWidth: 'PixelXDimension', ExifImageHeight: 'PixelYDimension',
};

const MAX_VALUE = 500;

/**
 * EXIF of a picture under the standard's tag names, times as the naive local strings they are (`2025:03:05 09:12:00`). Of a
 * position only that there is one: `GPS` = `present`. Empty where there is none or where it is damaged.
 */
export async function readImageExif(bytes: Uint8Array): Promise<RawValues> {
  const found = await parse(bytes);
  const values: Record<string, string> = {};
  for (const [key, name] of Object.entries(tags)) {
    const value = found[key];
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? clean(value) : '';
    if (text !== '') values[name] = text.slice(0, MAX_VALUE);
  }
  if (Object.keys(found).some((key) => key.startsWith('GPS') || key === 'latitude')) values['GPS'] = 'present';
  return values;
}

async function parse(bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  try {
    const found: unknown = await exifr.parse(bytes, {
      tiff: true, exif: true, gps: true, userComment: true,
      ifd1: false, interop: false, makerNote: false, xmp: false, icc: false, iptc: false, jfif: false,
      reviveValues: false, translateValues: false,
    });
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
  } catch {
    // Pictures with damaged EXIF are common (edited by old software) and perfectly readable: they have no EXIF then.
    return {};
  }
}

/** Cameras pad with zeros and spaces; anything else that cannot be printed is dropped with them. */
function clean(value: string): string {
  return value.replace(/\p{Cc}/gu, ' ').trim();
}
