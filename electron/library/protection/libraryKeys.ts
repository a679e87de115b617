import { closeSync, openSync, readSync } from 'node:fs';
import { hkdfSync, randomBytes } from 'node:crypto';
import { HEADER_BYTES, SALT_BYTES, SEAL_MAGIC } from '../../files/sealedFile.ts';

/** What an unlocked library's key opens. The key itself never leaves this object. */
export interface LibraryKeys {
  /** The key of the database, hex. */
  readonly database: () => string;
  /** The key (hex) of an original that is there, made with the salt in its file; `null` where the file is none of these. */
  readonly sealOf: (file: string, sha256: string) => string | null;
  /** A fresh salt and the key for an original that is to be written. */
  readonly newSeal: (sha256: string) => { readonly key: string; readonly salt: Buffer };
  /** Wipes the key. What was opened with it must be closed before. */
  readonly forget: () => void;
}

export const MASTER_BYTES = 32;

/** @param master the library's random key; it is kept here and wiped by `forget` */
export function createLibraryKeys(master: Buffer): LibraryKeys {
  const derive = (salt: Uint8Array, purpose: string) => {
    if (master.every((byte) => byte === 0)) throw new Error('the key has been forgotten');
    return Buffer.from(hkdfSync('sha256', master, salt, `danghe ${purpose}`, 32)).toString('hex');
  };
  return {
    database: () => derive(Buffer.alloc(0), 'database'),
    sealOf(file, sha256) {
      const header = headerOf(file);
      return header?.subarray(0, SEAL_MAGIC.length).equals(SEAL_MAGIC) ? derive(header.subarray(SEAL_MAGIC.length), `original ${sha256}`) : null;
    },
    newSeal(sha256) {
      const salt = randomBytes(SALT_BYTES);
      return { key: derive(salt, `original ${sha256}`), salt };
    },
    forget: () => void master.fill(0),
  };
}

function headerOf(file: string): Buffer | null {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    return readSync(descriptor, header, 0, HEADER_BYTES, 0) === HEADER_BYTES ? header : null;
  } finally {
    closeSync(descriptor);
  }
}
