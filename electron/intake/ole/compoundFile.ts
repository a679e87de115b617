import CFB from 'cfb';
import { ReadFailure } from '../readFailure.ts';

/** An OLE compound file: a small file system in one file, as Office wrote it until 2007 and WPS still does. */
export interface CompoundFile {
  /** Names of the streams and storages that lie directly in the root, in lower case. */
  readonly rootNames: ReadonlySet<string>;
  /** The content of a root stream by name (any case); `null` where there is none. */
  readonly stream: (name: string) => Uint8Array | null;
  /** When the root storage was last changed, as an ISO instant; `null` where the writer left it empty. */
  readonly modified: string | null;
}

export function isCompoundFile(bytes: Uint8Array): boolean {
  return magic.every((value, index) => bytes[index] === value);
}

/**
 * Opens a compound file. The same bytes are parsed once: the format is told from the names in it, then its reader opens it.
 * Throws `ReadFailure` `corrupt` where its tables are damaged.
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const known = opened.get(bytes);
  if (known) return known;
  const file = parse(bytes);
  opened.set(bytes, file);
  return file;
}

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const opened = new WeakMap<Uint8Array, CompoundFile>();

function parse(bytes: Uint8Array): CompoundFile {
  let container;
  try {
    container = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' });
  } catch (error) {
    throw new ReadFailure('corrupt', '文件内部结构损坏', { cause: error });
  }
  const root = container.FullPaths[0] ?? '';
  const inRoot = new Map<string, Uint8Array>();
  container.FullPaths.forEach((path, index) => {
    const name = path.slice(root.length).replace(/\/$/, '').toLowerCase();
    if (!path.startsWith(root) || name === '' || name.includes('/')) return;
    inRoot.set(name, Uint8Array.from(container.FileIndex[index]?.content ?? []));
  });
  const modified = container.FileIndex[0]?.mt;
  return {
    rootNames: new Set(inRoot.keys()),
    stream: (name) => inRoot.get(name.toLowerCase()) ?? null,
    modified: modified instanceof Date && !Number.isNaN(modified.getTime()) && modified.getUTCFullYear() > 1601 ? modified.toISOString() : null,
  };
}
