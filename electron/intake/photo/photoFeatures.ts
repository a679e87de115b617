import type { PhotoFeatures } from '../../../shared/model/photo.ts';
import { greyImage, sampleWindow, whole } from '../../../shared/photos/greyImage.ts';
import { differenceHash, frequencyHash, hashText } from '../../../shared/photos/hashes.ts';

const LONGER_SIDE = 96;
const PIXELS_KEPT = 6144;
/** Below that there is too little to tell a picture by: icons, stamps, seals. */
const SMALLEST_SIDE = 160;
/** A JPEG is shrunk while it is decoded; anything else is decoded whole. */
const MOST_PIXELS = { jpg: 120_000_000, other: 40_000_000 };
/** Formats that sharp's own build decodes; HEIC of phones (HEVC) and BMP are not among them. */
const decodable: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'png', 'tiff', 'tif', 'webp', 'gif']);

/**
 * A small grey picture of a photo, turned upright, with its hashes. `null` where the format cannot be decoded here, the
 * picture is too small or too large, or its pixels are damaged: it is then compared by its bytes alone.
 */
export async function photoFeatures(bytes: Uint8Array, format: string, width: number, height: number): Promise<PhotoFeatures | null> {
  const most = format === 'jpg' || format === 'jpeg' ? MOST_PIXELS.jpg : MOST_PIXELS.other;
  if (!decodable.has(format) || Math.min(width, height) < SMALLEST_SIDE || width * height > most) return null;
  const raw = await decode(bytes);
  if (!raw) return null;
  const { grey, columns, rows } = raw;
  const image = greyImage(grey, columns, rows);
  return { dHash: hashText(differenceHash(image)), pHash: hashText(frequencyHash(image)), columns, rows, grey };
}

async function decode(bytes: Uint8Array): Promise<{ readonly grey: Uint8Array; readonly columns: number; readonly rows: number } | null> {
  // Loaded at the first picture: a run over documents alone never pays for it.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS.jpg, pages: 1 })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize(LONGER_SIDE, LONGER_SIDE, { fit: 'inside', kernel: 'linear' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return withinLimit(onlyGrey(data, info.channels), info.width, info.height);
  } catch {
    // Damage inside the picture's data: viewers show such a picture, but nothing can be said of its content.
    return null;
  }
}

function onlyGrey(data: Uint8Array, channels: number): Uint8Array {
  return channels === 1 ? new Uint8Array(data) : Uint8Array.from({ length: data.length / channels }, (_, index) => data[index * channels]!);
}

/** Squarer pictures are shrunk further, so that what is kept of each stays small. */
function withinLimit(grey: Uint8Array, columns: number, rows: number): { readonly grey: Uint8Array; readonly columns: number; readonly rows: number } {
  if (columns * rows <= PIXELS_KEPT) return { grey, columns, rows };
  const scale = Math.sqrt(PIXELS_KEPT / (columns * rows));
  const [across, down] = [Math.floor(columns * scale), Math.floor(rows * scale)];
  return { grey: shrunk(grey, columns, rows, across, down), columns: across, rows: down };
}

function shrunk(grey: Uint8Array, columns: number, rows: number, across: number, down: number): Uint8Array {
  const cells = new Float64Array(across * down);
  sampleWindow(greyImage(grey, columns, rows), whole, across, down, cells);
  return Uint8Array.from(cells, (value) => Math.round(value));
}
