import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import type { EmbeddedPicture } from '../../shared/model/document.ts';
import { readImageExif } from './image/imageExif.ts';
import { photoFeatures } from './photo/photoFeatures.ts';
import { sniffPicture } from './sniffPicture.ts';

/** Logos, seals and rules drawn as pictures are smaller than any photo. */
const PHOTO_BYTES = 8192;

/**
 * Describes a picture inside a document: digest, size, and for photographs their EXIF and what they can be told again
 * by. Damaged pictures are listed without a size.
 */
export async function describePicture(name: string, bytes: Uint8Array): Promise<EmbeddedPicture> {
  const format = sniffPicture(bytes) ?? (/\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? 'unknown').toLowerCase();
  const exif = format === 'jpg' || format === 'tiff' || format === 'heic' ? await readImageExif(bytes) : {};
  const size = measure(bytes);
  const photo = size.width && size.height && bytes.length >= PHOTO_BYTES ? await photoFeatures(bytes, format, size.width, size.height) : null;
  return {
    name,
    format,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...size,
    ...(Object.keys(exif).length === 0 ? {} : { exif }),
    ...(photo ? { photo } : {}),
  };
}

function measure(bytes: Uint8Array): { readonly width?: number; readonly height?: number } {
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    // Metafiles (EMF, WMF) and damaged pictures have no size to tell; the picture still counts.
    return {};
  }
}
