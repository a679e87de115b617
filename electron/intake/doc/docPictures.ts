import type { EmbeddedPicture } from '../../../shared/model/document.ts';
import { describePicture } from '../embeddedPicture.ts';
import type { WordFile } from './wordFile.ts';

/** Office drawing records that hold a picture as it was put in ([MS-ODRAW] 2.2.23), and the bytes before the picture with one or two digests. */
const blips: Readonly<Record<number, { readonly extension: string; readonly header: number }>> = {
  0xf01d: { extension: 'jpg', header: 17 },
  0xf01e: { extension: 'png', header: 17 },
  0xf02a: { extension: 'jpg', header: 17 },
};

/** Record instances that carry a second digest. */
const twoDigests = new Set([0x46b, 0x6e1, 0x6e3, 0x6e5]);

/** The JPEG and PNG pictures of a Word file: inline ones lie in the data stream, floating ones in the main stream. Each once. */
export async function readDocPictures(file: WordFile): Promise<EmbeddedPicture[]> {
  const pictures = new Map<string, EmbeddedPicture>();
  for (const [name, stream] of [['Data', file.data], ['WordDocument', file.main]] as const) {
    for (const { bytes, extension } of findBlips(stream)) {
      const picture = await describePicture(`${name}/${String(pictures.size + 1)}.${extension}`, bytes);
      if (!pictures.has(picture.sha256)) pictures.set(picture.sha256, picture);
    }
  }
  return [...pictures.values()];
}

function* findBlips(stream: Buffer): Generator<{ readonly bytes: Buffer; readonly extension: string }> {
  let at = 0;
  for (;;) {
    // All three types end in the byte F0; the one before it tells them apart.
    at = stream.indexOf(0xf0, at);
    if (at < 0 || at + 5 > stream.length) return;
    const blip = at < 3 ? undefined : blips[0xf000 | stream[at - 1]!];
    if (blip) {
      const length = stream.readUInt32LE(at + 1);
      const instance = stream.readUInt16LE(at - 3) >> 4;
      const start = at + 5 + blip.header + (twoDigests.has(instance) ? 16 : 0);
      const end = at + 5 + length;
      if (end <= stream.length && end > start && isPicture(stream, start)) {
        yield { bytes: stream.subarray(start, end), extension: blip.extension };
        at = end;
        continue;
      }
    }
    at += 1;
  }
}

function isPicture(stream: Buffer, at: number): boolean {
  return (stream[at] === 0xff && stream[at + 1] === 0xd8) || (stream[at] === 0x89 && stream[at + 1] === 0x50);
}
