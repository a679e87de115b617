export interface DecodedText {
  readonly text: string;
  /** The encoding's usual name: `utf-8`, `utf-16le`, `gb18030`, … */
  readonly encoding: string;
  /** Characters that could not be decoded and stand as U+FFFD. */
  readonly lost: number;
}

/**
 * Decodes plain text whose encoding nobody states: byte-order mark, then what the file `declared` of itself where that
 * holds, then UTF-8, UTF-16, GB18030, Big5 by what the bytes look like. Village files are UTF-8 or GBK; the two are told
 * apart by UTF-8's own redundancy, and where a short GBK text happens to be valid UTF-8 by which reading is Chinese.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes.subarray(marked.length), marked.encoding);
  if (declared !== undefined) {
    const stated = tryDeclared(bytes, declared);
    if (stated) return stated;
  }
  const wide = guessWide(bytes);
  if (wide !== null && bytes.includes(0)) return decodeAs(bytes, wide);
  const utf8 = decodeAs(bytes, 'utf-8');
  if (utf8.lost === 0) return isGbkInDisguise(bytes, utf8.text) ? decodeAs(bytes, 'gb18030') : utf8;
  if (wide !== null) return decodeAs(bytes, wide);
  return decodeLegacy(bytes, utf8);
}

/** The name of a Windows code page for `TextDecoder`; `null` where the platform has none. */
export function codePageName(codePage: number): string | null {
  if (codePage === 1200) return 'utf-16le';
  if (codePage === 65001) return 'utf-8';
  if (codePage === 936 || codePage === 54936 || codePage === 20936) return 'gb18030';
  if (codePage === 950) return 'big5';
  if (codePage === 932) return 'shift_jis';
  if (codePage === 949) return 'euc-kr';
  if (codePage === 10000) return 'macintosh';
  if (codePage === 874 || (codePage >= 1250 && codePage <= 1258)) return `windows-${codePage}`;
  return null;
}

function byteOrderMark(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return { encoding: 'gb18030', length: 4 };
  return null;
}

function tryDeclared(bytes: Uint8Array, declared: string): DecodedText | null {
  const label = declared.trim().toLowerCase();
  const known = /^(gb2312|gbk|gb_2312-80|x-gbk)$/.test(label) ? 'gb18030' : label;
  // A web page that declares UTF-16 in single-byte letters is not UTF-16 (HTML standard, "prescan").
  if (/^utf-?16/.test(known) && guessWide(bytes) === null) return null;
  let decoded;
  try {
    decoded = decodeAs(bytes, known);
  } catch {
    return null;
  }
  // A declaration copied from a template is often wrong: it holds only where nothing, or next to nothing, is lost.
  return decoded.lost * 200 <= decoded.text.length ? decoded : null;
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  let lost = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) lost += 1;
  return { text, encoding, lost };
}

/**
 * UTF-16 without a mark: nearly all code units are ASCII, Chinese, or Chinese punctuation in one byte order and not in the
 * other. Looks at the first 4 KB.
 */
function guessWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let little = 0;
  let big = 0;
  for (let at = 0; at < length; at += 2) {
    if (isUsualUnit(bytes[at]!, bytes[at + 1]!)) little += 1;
    if (isUsualUnit(bytes[at + 1]!, bytes[at]!)) big += 1;
  }
  const units = length / 2;
  if (little > 0.95 * units && little > big) return 'utf-16le';
  return big > 0.95 * units && big > little ? 'utf-16be' : null;
}

function isUsualUnit(low: number, high: number): boolean {
  if (high === 0) return (low >= 0x20 && low < 0x7f) || low === 0x0a || low === 0x0d || low === 0x09;
  return (high >= 0x4e && high <= 0x9f) || high === 0x30 || high === 0xff || (high === 0x20 && low >= 0x10 && low <= 0x3f);
}

/** Every character beyond ASCII is a two-byte one, and read as GBK they are all everyday Chinese. */
function isGbkInDisguise(bytes: Uint8Array, utf8: string): boolean {
  let beyond = false;
  for (let at = 0; at < utf8.length; at += 1) {
    const unit = utf8.charCodeAt(at);
    if (unit >= 0x800) return false;
    if (unit >= 0x80) beyond = true;
  }
  return beyond && chineseShare(bytes).gb === 1;
}

function decodeLegacy(bytes: Uint8Array, utf8: DecodedText): DecodedText {
  const multibyte = countBeyondLatin(utf8.text);
  const gb = decodeAs(bytes, 'gb18030');
  const share = chineseShare(bytes);
  // A UTF-8 file that was cut, or has a stray byte in it, loses few of its characters; a short one may lose half of them and is
  // then told from GBK by making poor Chinese there.
  if (multibyte >= 20 * utf8.lost || (multibyte >= 2 * utf8.lost && share.gb < 0.8)) return utf8;
  if (share.gb < 0.6 && share.big5 > 0.95) {
    const big5 = decodeAs(bytes, 'big5');
    if (big5.lost === 0) return big5;
  }
  // Scattered bytes in a Western text pair up with letters into rare characters; Chinese text is mostly such pairs.
  if (share.gb < 0.3 && share.beyondAscii * 5 < bytes.length) return decodeAs(bytes, 'windows-1252');
  return gb.lost <= utf8.lost ? gb : utf8;
}

function countBeyondLatin(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x800 && unit !== 0xfffd) count += 1;
  }
  return count;
}

/**
 * Of the double bytes, the share that are everyday characters: in GB the 3755 of level one (rows B0–D7) and punctuation
 * (A1–A3); in Big5 the frequently used block (A4–C6) and punctuation (A1–A3).
 */
function chineseShare(bytes: Uint8Array): { readonly gb: number; readonly big5: number; readonly beyondAscii: number } {
  let pairs = 0;
  let gb = 0;
  let big5 = 0;
  let beyondAscii = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    beyondAscii += 1;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) gb += 1;
    if (((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1) && lead >= 0xa1 && lead <= 0xc6) big5 += 1;
    if (trail >= 0x80) beyondAscii += 1;
    at += 1;
  }
  return { gb: pairs === 0 ? 0 : gb / pairs, big5: pairs === 0 ? 0 : big5 / pairs, beyondAscii };
}
