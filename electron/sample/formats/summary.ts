import { toInstant, type Stamp } from '../stamp.ts';
import { encodeGbk } from './gbk.ts';

/** The `\x05SummaryInformation` stream of an OLE file ([MS-OLEPS]), strings in code page 936. */
export function summaryInformation(title: string, stamp: Stamp): Buffer {
  const properties: readonly (readonly [number, Buffer])[] = [
    [1, typed(2, Buffer.from([0xa8, 0x03, 0, 0]))],
    [2, text(title)],
    [4, text(stamp.author)],
    [8, text(stamp.lastAuthor)],
    [9, text(String(stamp.revision))],
    [10, typed(64, ticks(BigInt(stamp.editMinutes) * 600_000_000n))],
    [12, typed(64, fileTime(stamp.created))],
    [13, typed(64, fileTime(stamp.modified))],
    [18, text(stamp.program === 'word2016' ? 'Microsoft Office Word' : 'WPS Office')],
  ];
  const values = Buffer.concat(properties.map(([, value]) => value));
  const indexBytes = 8 + 8 * properties.length;
  const index = Buffer.alloc(indexBytes);
  index.writeUInt32LE(indexBytes + values.length, 0);
  index.writeUInt32LE(properties.length, 4);
  let offset = indexBytes;
  properties.forEach(([id, value], position) => {
    index.writeUInt32LE(id, 8 + position * 8);
    index.writeUInt32LE(offset, 12 + position * 8);
    offset += value.length;
  });
  const header = Buffer.alloc(48);
  header.writeUInt16LE(0xfffe, 0);
  header.writeUInt32LE(0x00020006, 4);
  header.writeUInt32LE(1, 24);
  Buffer.from('e0859ff2f94f6810ab9108002b27b3d9', 'hex').copy(header, 28);
  header.writeUInt32LE(48, 44);
  return Buffer.concat([header, index, values]);
}

function typed(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(type, 0);
  return Buffer.concat([head, value]);
}

function text(value: string): Buffer {
  const bytes = Buffer.concat([encodeGbk(value), Buffer.alloc(1)]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length, 0);
  return typed(30, Buffer.concat([length, bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]));
}

/** Hundreds of nanoseconds since 1601-01-01 UTC. */
function fileTime(local: string): Buffer {
  return ticks((BigInt(toInstant(local).getTime()) + 11_644_473_600_000n) * 10_000n);
}

function ticks(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value, 0);
  return bytes;
}
