const MAX_NAMES = 5000;

/** A ZIP's first local header, or the end record of an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
}

/**
 * The names in a ZIP's central directory, in lower case with `/`, at most 5000: enough to tell what kind of package it is.
 * Where the directory is missing (a file cut short), the names of the local headers stand in.
 */
export function zipNames(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf('PK\x05\x06', buffer.length, 'latin1');
  const names = end >= 0 && end + 20 <= buffer.length ? namesOf(buffer, buffer.readUInt32LE(end + 16), centralHeader) : [];
  return names.length > 0 ? names : namesOf(buffer, 0, localHeader);
}

/** The content of a leading, uncompressed `mimetype` entry, which OpenDocument and EPUB have; `null` where there is none. */
export function zipMimetype(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 46 || buffer.toString('latin1', 30, 38) !== 'mimetype' || buffer.readUInt16LE(26) !== 8 || buffer.readUInt16LE(8) !== 0) return null;
  const start = 38 + buffer.readUInt16LE(28);
  return buffer.toString('latin1', start, start + 80);
}

interface HeaderLayout {
  readonly signature: string;
  /** Offsets of the name's length, and how long the fixed part is. */
  readonly nameLength: number;
  readonly fixed: number;
}

const centralHeader: HeaderLayout = { signature: 'PK\x01\x02', nameLength: 28, fixed: 46 };
const localHeader: HeaderLayout = { signature: 'PK\x03\x04', nameLength: 26, fixed: 30 };

function namesOf(buffer: Buffer, from: number, layout: HeaderLayout): string[] {
  const names: string[] = [];
  let at = from;
  while (names.length < MAX_NAMES) {
    at = buffer.indexOf(layout.signature, at, 'latin1');
    if (at < 0 || at + layout.fixed > buffer.length) break;
    const start = at + layout.fixed;
    const length = buffer.readUInt16LE(at + layout.nameLength);
    names.push(buffer.toString('utf8', start, start + length).replaceAll('\\', '/').toLowerCase());
    at = start + length;
  }
  return names;
}
