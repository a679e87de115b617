import type { RawValues } from '../../../shared/model/evidence.ts';
import { MemberRefused, openArchive, type ArchiveEntry } from '../archive/openArchive.ts';
import { decodeText } from '../encoding.ts';
import type { ReadLimits } from '../limits.ts';
import { ReadFailure } from '../readFailure.ts';

/** A document that is a ZIP of parts (OOXML, OpenDocument). Part names are found whatever their case and slashes. */
export interface Package {
  /** Part names as stored, `/` between folders, in the package's order. */
  readonly names: readonly string[];
  /** A part's bytes, `null` where there is none. Throws `ReadFailure` where it is damaged, encrypted or above the limits. */
  readonly bytes: (name: string) => Promise<Uint8Array | null>;
  /** The same as text. */
  readonly text: (name: string) => Promise<string | null>;
  /** The container's own facts: earliest and latest DOS time of the entries, and who made it. */
  readonly zip: RawValues;
}

/** Below this a high ratio is a small repetitive part, not a bomb. */
const RATIO_COUNTS_FROM = 16 << 20;

/** Opens a package. Nothing is unpacked until asked for; all parts together stay below `limits.unpackedBytes`. */
export async function openPackage(bytes: Uint8Array, limits: ReadLimits): Promise<Package> {
  const { entries } = await openArchive(bytes, limits.members);
  const files = entries.filter((entry) => !entry.directory);
  const byName = new Map(files.map((entry) => [normalName(entry.name), entry]));
  let room = limits.unpackedBytes;

  const unpack = async (name: string): Promise<Uint8Array | null> => {
    const entry = byName.get(normalName(name));
    if (!entry) return null;
    if (entry.bytes > RATIO_COUNTS_FROM && entry.bytes > limits.ratio * entry.packed) throw new ReadFailure('too-large', '压缩比异常');
    try {
      const content = await entry.unpack(Math.min(room, limits.entryBytes));
      room -= content.length;
      return content;
    } catch (error) {
      throw failureOf(error, entry.name);
    }
  };
  return {
    names: files.map((entry) => entry.name.replaceAll('\\', '/')),
    bytes: unpack,
    text: async (name) => {
      const content = await unpack(name);
      return content && xmlText(content);
    },
    zip: zipFacts(files),
  };
}

/** The text of an XML part: UTF-8 unless a byte-order mark or zero bytes say UTF-16. */
export function xmlText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0) return decodeText(bytes).text;
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) return decodeText(bytes, declared).text;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').replace(/^\uFEFF/, '');
}

function failureOf(error: unknown, name: string): unknown {
  if (!(error instanceof MemberRefused)) return error;
  if (error.reason === 'encrypted') return new ReadFailure('encrypted', undefined, { cause: error });
  if (error.reason === 'too-large') return new ReadFailure('too-large', undefined, { cause: error });
  return new ReadFailure('corrupt', `${name} 损坏`, { cause: error });
}

function normalName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function zipFacts(entries: readonly ArchiveEntry[]): RawValues {
  const times = entries.map((entry) => entry.time).sort();
  const madeBy = [...new Set(entries.map((entry) => entry.madeBy))].join(' ');
  return times.length === 0 ? {} : { 'time.first': times[0]!, 'time.last': times.at(-1)!, madeBy };
}
