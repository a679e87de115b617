import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DangheError } from '../../shared/model/errors.ts';

/*
 * An encrypted file: 16 bytes that name the format, a salt of 32 bytes, then records of up to 256 KiB, each AES-256-GCM with
 * its tag of 16 bytes behind it. The key belongs to this file alone (made of the library's key, the salt and the SHA-256 of
 * the plain content), the nonce is the number of the record. That number and whether it is the last stand in the
 * authenticated data: records that were cut off, put in another order or taken from another file are found.
 */

export const SEAL_MAGIC = Buffer.from('danghe-sealed-1\n');
export const SALT_BYTES = 32;
export const HEADER_BYTES = SEAL_MAGIC.length + SALT_BYTES;
export const RECORD_PLAIN_BYTES = 1 << 18;
const TAG_BYTES = 16;
export const RECORD_BYTES = RECORD_PLAIN_BYTES + TAG_BYTES;

/** What a sealed file of `size` bytes consists of; an empty file has one empty record. */
export function recordsOf(size: number): { readonly count: number; readonly plainBytes: number } | null {
  const body = size - HEADER_BYTES;
  if (body < TAG_BYTES) return null;
  const count = Math.ceil(body / RECORD_BYTES);
  const plainBytes = body - count * TAG_BYTES;
  return body - (count - 1) * RECORD_BYTES < TAG_BYTES ? null : { count, plainBytes };
}

/** One record, its tag behind it. */
export function sealRecord(key: Buffer, plain: Uint8Array, index: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
  cipher.setAAD(dataOf(index, last));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * The plain content of one record.
 *
 * @param file what the error names
 * @throws DangheError `original-altered` where it is not what was written
 */
export function openRecord(key: Buffer, record: Buffer, index: number, last: boolean, file: string): Buffer {
  if (record.length < TAG_BYTES) throw altered(file);
  const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: TAG_BYTES });
  cipher.setAAD(dataOf(index, last));
  cipher.setAuthTag(record.subarray(record.length - TAG_BYTES));
  const plain = cipher.update(record.subarray(0, record.length - TAG_BYTES));
  try {
    cipher.final();
  } catch (error) {
    throw altered(file, error);
  }
  return plain;
}

/** Sealed bytes are not those that were written: flipped, cut off, put in another order, of another file. */
export function altered(file: string, cause?: unknown): DangheError {
  return new DangheError({ code: 'original-altered', path: file, sha256: /([0-9a-f]{64})[^/\\]*$/.exec(file)?.[1] ?? '' }, { cause });
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}

function dataOf(index: number, last: boolean): Buffer {
  const data = Buffer.alloc(9);
  data.writeBigUInt64BE(BigInt(index));
  data.writeUInt8(last ? 1 : 0, 8);
  return data;
}
