import { imageSize } from 'image-size';
import type { ReadDocument } from '../../../shared/model/document.ts';
import { photoFeatures } from '../photo/photoFeatures.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { readImageExif } from './imageExif.ts';
import { findStreamDamage } from './pictureStream.ts';
import { walkTiff } from './tiffFrames.ts';

/**
 * A picture's size, frames and EXIF, and what it can be told again by; what is written in it is not read (note
 * `pictures-not-read`), so it has no blocks. Throws
 * `ReadFailure`: `corrupt` where bytes are missing or no size can be told, `too-large` above `limits.pixels`.
 */
export async function readImage(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  const damage = findStreamDamage(bytes, context.format);
  if (damage !== null) throw new ReadFailure('corrupt', damage);
  const { width, height } = measure(bytes);
  if (width * height > context.limits.pixels) throw new ReadFailure('too-large', `${width}×${height} 像素`);
  const exif = await readImageExif(bytes);
  const frames = context.format === 'tiff' ? walkTiff(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)).frames : undefined;
  const photo = await photoFeatures(bytes, context.format, width, height);
  return {
    format: context.format,
    blocks: [],
    pictures: [],
    ...(photo ? { photo } : {}),
    evidence: {
      ...(Object.keys(exif).length > 0 ? { exif } : {}),
      image: { width, height, ...(frames === undefined ? {} : { frames }) },
      uninformative: {},
    },
    notes: [{ code: 'pictures-not-read' }],
  };
}

function measure(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  let size;
  try {
    size = imageSize(bytes);
  } catch (error) {
    throw new ReadFailure('corrupt', undefined, { cause: error });
  }
  if (!(size.width > 0 && size.height > 0)) throw new ReadFailure('corrupt', '没有尺寸');
  // Containers such as HEIC list thumbnails and tiles too: the picture is the largest of them.
  const all = [size, ...(size.images ?? [])];
  return all.reduce((largest, image) => (image.width * image.height > largest.width * largest.height ? image : largest));
}
