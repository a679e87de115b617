/** A name as stored: its bytes, and whether the archive says they are UTF-8. */
export interface StoredName {
  readonly raw: Uint8Array;
  readonly utf8: boolean;
  /** The name of Info-ZIP's Unicode path field, where there is one. */
  readonly unicode: string | null;
}

/**
 * Names as their writer meant them, `/` between parts: as declared, else UTF-8 where every name is, else what fits all names of
 * the archive together, GBK (Chinese Windows) or Shift-JIS (Japanese Windows).
 */
export function decodeNames(stored: readonly StoredName[]): string[] {
  const undeclared = stored.filter((name) => !name.utf8 && name.unicode === null && name.raw.some((byte) => byte > 0x7f));
  const encoding = guessEncoding(undeclared.map((name) => name.raw));
  return stored.map((name) => (name.unicode ?? new TextDecoder(name.utf8 ? 'utf-8' : encoding).decode(name.raw)).replaceAll('\\', '/'));
}

/** Whether a name leads out of the folder it is unpacked into: absolute, with a drive, or upwards. */
export function leadsOutside(name: string): boolean {
  return name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0') || name.split('/').includes('..');
}

function guessEncoding(names: readonly Uint8Array[]): 'utf-8' | 'gb18030' | 'shift_jis' {
  const joined = Buffer.concat(names.flatMap((name) => [name, Buffer.from('\n')]));
  if (decodes(joined, 'utf-8')) return 'utf-8';
  if (!decodes(joined, 'gb18030')) return decodes(joined, 'shift_jis') ? 'shift_jis' : 'gb18030';
  return commonShare(joined) >= 0.5 || !decodes(joined, 'shift_jis') ? 'gb18030' : 'shift_jis';
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Of the two-byte characters read as GBK, the share that lies in GB 2312's rows of common characters. Chinese names are nearly
 * all there; the kana of Shift-JIS fall outside.
 */
function commonShare(bytes: Uint8Array): number {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! <= 0x80) continue;
    const [lead, trail] = [bytes[at]!, bytes[at + 1] ?? 0];
    pairs += 1;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common += 1;
    at += 1;
  }
  return pairs === 0 ? 1 : common / pairs;
}
