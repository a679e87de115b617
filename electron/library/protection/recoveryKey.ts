import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that what is written by hand is read back right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const CHECK_LETTERS = 4;
const GROUP = 4;

/** A recovery key to print: 160 random bits and a check, in nine groups of four letters. */
export function newRecoveryKey(): string {
  const letters = lettersOf(randomBytes(SECRET_BYTES));
  return grouped(letters + checkOf(letters));
}

/** The secret in what a person typed, however it is spaced and cased; `null` where it is no recovery key or mistyped. */
export function recoverySecret(typed: string): Buffer | null {
  const letters = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const body = letters.slice(0, -CHECK_LETTERS);
  if (body.length !== (SECRET_BYTES * 8) / 5 || !/^[0-9A-HJKMNP-TV-Z]+$/.test(letters) || checkOf(body) !== letters.slice(-CHECK_LETTERS)) return null;
  let bits = 0n;
  for (const letter of body) bits = bits * 32n + BigInt(ALPHABET.indexOf(letter));
  return Buffer.from(bits.toString(16).padStart(SECRET_BYTES * 2, '0'), 'hex');
}

function lettersOf(bytes: Buffer): string {
  let [bits, letters] = [BigInt(`0x${bytes.toString('hex')}`), ''];
  for (let index = 0; index < (bytes.length * 8) / 5; index += 1) {
    letters = ALPHABET[Number(bits % 32n)]! + letters;
    bits /= 32n;
  }
  return letters;
}

function checkOf(letters: string): string {
  return lettersOf(createHash('sha256').update(letters).digest().subarray(0, 5)).slice(0, CHECK_LETTERS);
}

function grouped(letters: string): string {
  return letters.match(new RegExp(`.{1,${GROUP}}`, 'g'))!.join('-');
}
