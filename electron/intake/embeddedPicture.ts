import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import type { EmbeddedPicture } from '../../shared/model/document.ts';
import { readImageExif } from './image/imageExif.ts';
import { sniffPicture } from './sniffPicture.ts';

/** Describes a picture inside a document: digest, size, and for photographs their EXIF. Damaged pictures are listed without a size. */
export async function describePicture(name: string, bytes: Uint8Array): Promise<EmbeddedPicture> {
  const format = sniffPicture(bytes) ?? (/\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? 'unknown').toLowerCase();
  const exif = format === 'jpg' || format === 'tiff' || format === 'heic' ? await readImageExif(bytes) : {};
  return {
    name,
    format,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...measure(bytes),
    ...(Object.keys(exif).length === 0 ? {} : { exif }),
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
