import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DangheError } from '../../../shared/model/errors.ts';
import { writeDurably } from '../../files/durable.ts';
import { errorCode } from '../../files/retry.ts';
import { MASTER_BYTES } from './libraryKeys.ts';
import { newRecoveryKey, recoverySecret } from './recoveryKey.ts';

/** Beside the database: the library's key, wrapped once for the password and once for the recovery key. */
export const keyFileName = 'library.keys.json';

/**
 * What scrypt costs (RFC 7914): 128 MiB and some tenths of a second for each guess. Stored with each file, so that it can be
 * raised later; what a file may ask for is bounded, since anybody can write one.
 */
const COST = { N: 1 << 17, r: 8, p: 1 };
const MOST_MEMORY = 1 << 30;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const wrapped = { nonce: hex(12), key: hex(MASTER_BYTES + 16) };
const shape = z.strictObject({
  format: z.literal(1),
  /** `protecting` and `unprotecting`: the work was cut short and is ended when the library is opened next. */
  state: z.enum(['protecting', 'protected', 'unprotecting']),
  cipher: z.literal('chacha20'),
  password: z.strictObject({ kdf: z.literal('scrypt'), N: z.int().min(1 << 14).max(1 << 20), r: z.int().min(1).max(32), p: z.int().min(1).max(16), salt: hex(32), ...wrapped }),
  recovery: z.strictObject({ salt: hex(32), ...wrapped }),
});
export type KeyFile = Readonly<z.infer<typeof shape>>;

/** What a person opens a library with. */
export type LibrarySecret = { readonly kind: 'password'; readonly text: string } | { readonly kind: 'recovery'; readonly text: string };

/** The key file of a library; `null` where it has none. @throws DangheError `library-corrupt` */
export async function readKeyFile(folder: string): Promise<KeyFile | null> {
  let text: string;
  try {
    text = await readFile(join(folder, keyFileName), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
  try {
    const file = shape.parse(JSON.parse(text));
    if (128 * file.password.N * file.password.r * file.password.p <= MOST_MEMORY) return file;
  } catch {
    // Whatever is wrong with it, it opens nothing.
  }
  throw new DangheError({ code: 'library-corrupt', path: folder, detail: keyFileName });
}

export function writeKeyFile(folder: string, file: KeyFile): Promise<void> {
  return writeDurably(join(folder, keyFileName), `${JSON.stringify(file, null, 2)}\n`);
}

/** Keys for a library that has none: the random key, its file, and the recovery key, which stands nowhere else. */
export async function makeKeyFile(password: string): Promise<{ readonly file: KeyFile; readonly master: Buffer; readonly recoveryKey: string }> {
  const master = randomBytes(MASTER_BYTES);
  const recoveryKey = newRecoveryKey();
  const file: KeyFile = { format: 1, state: 'protecting', cipher: 'chacha20', password: await passwordSlot(master, password), recovery: recoverySlot(master, recoveryKey) };
  return { file, master, recoveryKey };
}

/** The same key under a new password; what the library holds is not touched. */
export async function withPassword(file: KeyFile, master: Buffer, password: string): Promise<KeyFile> {
  return { ...file, password: await passwordSlot(master, password) };
}

/** The same key under a new recovery key, which stands nowhere else. */
export function withNewRecovery(file: KeyFile, master: Buffer): { readonly file: KeyFile; readonly recoveryKey: string } {
  const recoveryKey = newRecoveryKey();
  return { file: { ...file, recovery: recoverySlot(master, recoveryKey) }, recoveryKey };
}

/** The library's key; `null` where the secret is not the right one. */
export async function unwrapMaster(file: KeyFile, secret: LibrarySecret): Promise<Buffer | null> {
  if (secret.kind === 'password') return unwrap(await stretch(secret.text, file.password), file.password, passwordData(file.password));
  const typed = recoverySecret(secret.text);
  return typed && unwrap(recoveryStretch(typed, file.recovery.salt), file.recovery, 'recovery');
}

async function passwordSlot(master: Buffer, password: string): Promise<KeyFile['password']> {
  const parameters = { kdf: 'scrypt' as const, ...COST, salt: randomBytes(32).toString('hex') };
  return { ...parameters, ...wrap(await stretch(password, parameters), master, passwordData(parameters)) };
}

function recoverySlot(master: Buffer, recoveryKey: string): KeyFile['recovery'] {
  const salt = randomBytes(32).toString('hex');
  return { salt, ...wrap(recoveryStretch(recoverySecret(recoveryKey)!, salt), master, 'recovery') };
}

/** One text however it was typed in: full-width letters of an input method are the plain ones. */
function stretch(password: string, { N, r, p, salt }: { readonly N: number; readonly r: number; readonly p: number; readonly salt: string }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, { N, r, p, maxmem: 128 * N * r * p + (32 << 20) }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** Its 160 random bits need no stretching. */
function recoveryStretch(secret: Buffer, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'hex'), 'danghe recovery', 32));
}

/** The parameters are part of what is authenticated: cheaper ones cannot be put in their place. */
function passwordData({ N, r, p, salt }: { readonly N: number; readonly r: number; readonly p: number; readonly salt: string }): string {
  return `password scrypt ${N} ${r} ${p} ${salt}`;
}

function wrap(key: Buffer, master: Buffer, data: string): { readonly nonce: string; readonly key: string } {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(data));
  return { nonce: nonce.toString('hex'), key: Buffer.concat([cipher.update(master), cipher.final(), cipher.getAuthTag()]).toString('hex') };
}

function unwrap(key: Buffer, slot: { readonly nonce: string; readonly key: string }, data: string): Buffer | null {
  const bytes = Buffer.from(slot.key, 'hex');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'hex'), { authTagLength: 16 }).setAAD(Buffer.from(data));
  decipher.setAuthTag(bytes.subarray(MASTER_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, MASTER_BYTES)), decipher.final()]);
  } catch {
    // Not the right key, or not the bytes that were written: nothing tells which.
    return null;
  }
}
