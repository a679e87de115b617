import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { readImage } from '../../../electron/intake/image/readImage.ts';
import { defaultLimits, type ReadLimits } from '../../../electron/intake/limits.ts';
import type { Format, ReadDocument } from '../../../shared/model/document.ts';

function read(bytes: Uint8Array, format: Format, limits: Partial<ReadLimits> = {}): Promise<ReadDocument> {
  return readImage(bytes, { name: `照片.${format}`, format, limits: { ...defaultLimits, ...limits } });
}

const picture = (): Sharp => sharp({ create: { width: 60, height: 40, channels: 3, background: '#c33', noise: { type: 'gaussian', mean: 128, sigma: 60 } } });

const encoders: readonly (readonly [Format, () => Promise<Uint8Array>])[] = [
  ['jpg', () => picture().jpeg().toBuffer()],
  ['png', () => picture().png().toBuffer()],
  ['gif', () => picture().gif().toBuffer()],
  ['webp', () => picture().webp().toBuffer()],
  ['tiff', () => picture().tiff({ compression: 'none' }).toBuffer()],
  ['bmp', () => Promise.resolve(bitmap(60, 40))],
];

function bitmap(width: number, height: number): Uint8Array {
  const row = Math.ceil((width * 24) / 32) * 4;
  const bytes = Buffer.alloc(54 + row * height, 0x80);
  bytes.write('BM', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  bytes.fill(0, 30, 54);
  return bytes;
}

describe.each(encoders)('%s', (format, encode) => {
  test('a whole picture gives its size and says that its pixels are not read', async () => {
    const document = await read(await encode(), format);
    expect(document).toMatchObject({ format, blocks: [], notes: [{ code: 'pictures-not-read' }], evidence: { image: { width: 60, height: 40 } } });
  });

  test.each([0.97, 0.6, 0.1])('cut to %f of its bytes it is corrupt', async (share) => {
    const bytes = await encode();
    await expect(read(bytes.subarray(0, Math.floor(bytes.length * share)), format)).rejects.toMatchObject({ code: 'corrupt' });
  });
});

test('more pixels than allowed are too large', async () => {
  await expect(read(await picture().png().toBuffer(), 'png', { pixels: 1000 })).rejects.toMatchObject({ code: 'too-large' });
});

test('a flipped byte in a PNG is corrupt', async () => {
  const bytes = Uint8Array.from(await picture().png().toBuffer());
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x01;
  await expect(read(bytes, 'png')).rejects.toMatchObject({ code: 'corrupt' });
});

test('EXIF comes as naive local strings, of a position only that there is one', async () => {
  const exif = {
    IFD0: { Make: 'Xiaomi', Model: 'M2012', Software: 'test' },
    IFD2: { DateTimeOriginal: '2025:03:05 09:12:00', OffsetTimeOriginal: '+08:00', BodySerialNumber: 'A1' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1' },
  };
  const document = await read(await picture().withExif(exif).jpeg().toBuffer(), 'jpg');
  expect(document.evidence.exif).toMatchObject({
    Make: 'Xiaomi', Model: 'M2012', Software: 'test', DateTimeOriginal: '2025:03:05 09:12:00', OffsetTimeOriginal: '+08:00',
    BodySerialNumber: 'A1', GPS: 'present',
  });
  expect(JSON.stringify(document.evidence.exif)).not.toMatch(/latitude/i);
});

test('frames of a TIFF are counted', async () => {
  const frames = await Promise.all([1, 2, 3].map(() => picture().tiff({ compression: 'none' }).toBuffer()));
  const document = await read(await sharp(frames, { join: { animated: true } }).tiff().toBuffer(), 'tiff');
  expect(document.evidence.image?.frames).toBe(3);
});
