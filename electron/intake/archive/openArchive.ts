import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, type Entry } from 'yauzl';
import type { MemberRefusal } from '../../../shared/model/document.ts';
import { ReadFailure } from '../readFailure.ts';
import { decodeNames, type StoredName } from './memberName.ts';

export interface ArchiveEntry {
  /** As decoded, `/` between parts; may lead outside (`leadsOutside`). */
  readonly name: string;
  readonly directory: boolean;
  /** Sizes as declared, in bytes. */
  readonly bytes: number;
  readonly packed: number;
  /** DOS time of last change as `YYYY-MM-DD HH:MM:SS`: local, two-second steps. */
  readonly time: string;
  readonly madeBy: number;
  /** The unpacked content, checked against its checksum. Throws `MemberRefused`. */
  readonly unpack: (maxBytes: number) => Promise<Uint8Array>;
}

/** Why one member could not be taken out; the others may well be. */
export class MemberRefused extends Error {
  readonly reason: MemberRefusal;

  constructor(reason: MemberRefusal, options?: { readonly cause?: unknown }) {
    super(reason, options);
    this.name = 'MemberRefused';
    this.reason = reason;
  }
}

/**
 * Lists a ZIP by its central directory, at most `maxEntries` of it. Nothing is unpacked until asked for.
 * Throws `ReadFailure` `corrupt` where the directory is damaged.
 */
export async function openArchive(bytes: Uint8Array, maxEntries: number): Promise<{ readonly entries: readonly ArchiveEntry[]; readonly truncated: boolean }> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await fromBufferPromise(buffer, { decodeStrings: false });
    const raw: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (raw.length === maxEntries) break;
      raw.push(entry);
    }
    const names = decodeNames(raw.map(storedName));
    const entries = raw.map((entry, index) => toEntry(entry, names[index]!, buffer, () => zip.readLocalFileHeaderPromise(entry, { minimal: true })));
    return { entries, truncated: zip.entryCount > raw.length };
  } catch (error) {
    throw new ReadFailure('corrupt', undefined, { cause: error });
  }
}

function toEntry(entry: Entry, name: string, buffer: Buffer, locate: () => Promise<{ fileDataStart: number }>): ArchiveEntry {
  return {
    name,
    directory: name.endsWith('/'),
    bytes: entry.uncompressedSize,
    packed: entry.compressedSize,
    time: dosTime(entry.lastModFileDate, entry.lastModFileTime),
    madeBy: entry.versionMadeBy,
    unpack: async (maxBytes) => {
      if ((entry.generalPurposeBitFlag & 1) !== 0) throw new MemberRefused('encrypted');
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new MemberRefused('unsupported');
      const packed = await packedBytes(entry, buffer, locate);
      if (entry.uncompressedSize > maxBytes) throw new MemberRefused('too-large');
      const content = entry.compressionMethod === 0 ? packed : inflate(packed, Math.min(maxBytes, entry.uncompressedSize));
      if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) throw new MemberRefused('corrupt');
      return content;
    },
  };
}

async function packedBytes(entry: Entry, buffer: Buffer, locate: () => Promise<{ fileDataStart: number }>): Promise<Buffer> {
  let start;
  try {
    start = (await locate()).fileDataStart;
  } catch (error) {
    throw new MemberRefused('corrupt', { cause: error });
  }
  if (start + entry.compressedSize > buffer.length) throw new MemberRefused('corrupt');
  return buffer.subarray(start, start + entry.compressedSize);
}

/** More bytes than declared is a lie about the size, and the way of bombs: it ends there. */
function inflate(packed: Buffer, declared: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: declared + 1 });
  } catch (error) {
    throw new MemberRefused('corrupt', { cause: error });
  }
}

function storedName(entry: Entry): StoredName {
  return { raw: entry.fileNameRaw, utf8: (entry.generalPurposeBitFlag & 0x800) !== 0, unicode: unicodePath(entry) };
}

/** Info-ZIP's field 0x7075: version, checksum of the plain name, the name in UTF-8. A checksum of another name makes it stale. */
function unicodePath(entry: Entry): string | null {
  const data = entry.extraFields.find((field) => field.id === 0x7075)?.data;
  if (!data || data.length < 6 || data[0] !== 1 || data.readUInt32LE(1) !== crc32(entry.fileNameRaw)) return null;
  return data.toString('utf8', 5);
}

function dosTime(date: number, time: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`;
  return `${day} ${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`;
}
