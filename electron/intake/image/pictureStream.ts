import { crc32 } from 'node:zlib';
import type { Format } from '../../../shared/model/document.ts';
import { walkTiff } from './tiffFrames.ts';

/**
 * Whether a picture's bytes are all there, told from its structure without decoding it (a full decode of a phone photo
 * takes 300 ms): `null` where they are, else what is wrong, for the person. Damage inside a JPEG's entropy-coded data is not seen; viewers
 * show such pictures.
 */
export function findStreamDamage(bytes: Uint8Array, format: Format): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (format === 'jpg') return jpegDamage(bytes, view);
    if (format === 'png') return pngDamage(bytes, view);
    if (format === 'gif') return gifDamage(view);
    if (format === 'bmp') return bmpDamage(view);
    if (format === 'webp') return view.getUint32(4, true) + 8 > bytes.length ? '文件不完整' : null;
    if (format === 'heic') return heicDamage(view);
    if (format === 'tiff') return walkTiff(view).damage;
    return null;
  } catch (error) {
    // A DataView read past the end: the file stops inside a structure it announced.
    if (error instanceof RangeError) return '文件不完整';
    throw error;
  }
}

/** Segments up to the scan, then an end mark behind it. */
function jpegDamage(bytes: Uint8Array, view: DataView): string | null {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      // Stray bytes between segments: decoders skip to the next mark.
      at += 1;
      continue;
    }
    const mark = bytes[at + 1]!;
    if (mark === 0xff) at += 1;
    else if (mark === 0xda) return lastEndMark(bytes) > at ? null : '文件不完整';
    else if (mark === 0xd9) return '没有图像数据';
    else at += mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8) || mark === 0 ? 2 : 2 + view.getUint16(at + 2);
  }
  return '没有图像数据';
}

function lastEndMark(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Buffer.from([0xff, 0xd9]));
}

/** Every chunk whole and with the right checksum, data present, the end chunk last. */
function pngDamage(bytes: Uint8Array, view: DataView): string | null {
  let data = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    const end = at + 12 + length;
    if (end > bytes.length) return '文件不完整';
    const critical = (bytes[at + 4]! & 0x20) === 0;
    if (critical && crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return '校验不符';
    if (type === 0x49444154) data = true;
    if (type === 0x49454e44) return data ? null : '没有图像数据';
    at = end;
  }
  return '文件不完整';
}

/** Blocks one after another up to the trailer, at least one picture among them. */
function gifDamage(view: DataView): string | null {
  const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));
  let at = 13 + tableBytes(view.getUint8(10));
  let pictures = 0;
  for (;;) {
    const kind = view.getUint8(at);
    if (kind === 0x3b) return pictures > 0 ? null : '没有图像数据';
    if (kind === 0x2c) {
      pictures += 1;
      at += 11 + tableBytes(view.getUint8(at + 9));
    } else if (kind === 0x21) at += 2;
    else return '文件不完整';
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += length + 1;
    at += 1;
  }
}

function bmpDamage(view: DataView): string | null {
  const start = view.getUint32(10, true);
  const headerBytes = view.getUint32(14, true);
  if (headerBytes < 40) return start > view.byteLength ? '文件不完整' : null;
  const width = Math.abs(view.getInt32(18, true));
  const height = Math.abs(view.getInt32(22, true));
  const compressed = view.getUint32(30, true) !== 0;
  const rowBytes = Math.ceil((width * view.getUint16(28, true)) / 32) * 4;
  return !compressed && start + rowBytes * height > view.byteLength ? '文件不完整' : null;
}

/** Boxes one after another to exactly the file's end. */
function heicDamage(view: DataView): string | null {
  let at = 0;
  let items = false;
  while (at + 8 <= view.byteLength) {
    const short = view.getUint32(at);
    const type = view.getUint32(at + 4);
    if (type === 0x6d657461) items = true;
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? view.byteLength - at : short;
    if (length < 8 || at + length > view.byteLength) return '文件不完整';
    at += length;
  }
  return items ? null : '没有图像数据';
}
