/** What a scan of RTF meets, in order. */
export interface RtfHandler {
  readonly open: () => void;
  readonly close: () => void;
  /** A control word with its number; a control symbol comes as its character (`*`, `~`). */
  readonly word: (name: string, parameter: number | null) => void;
  /** Bytes of text, as written or from `\'xx`. */
  readonly bytes: (bytes: Uint8Array) => void;
  /** The raw bytes after `\bin`. */
  readonly binary: (bytes: Uint8Array) => void;
}

/** Walks RTF once, without recursion; whatever is no RTF in it counts as text. */
export function scanRtf(source: Buffer, handler: RtfHandler): void {
  let at = 0;
  while (at < source.length) {
    const code = source[at]!;
    if (code === OPEN) {
      handler.open();
      at += 1;
    } else if (code === CLOSE) {
      handler.close();
      at += 1;
    } else if (code === BACKSLASH) {
      at = scanControl(source, at + 1, handler);
    } else if (code === 10 || code === 13 || code === 0) {
      at += 1;
    } else {
      let end = at + 1;
      while (end < source.length && !isMark(source[end]!)) end += 1;
      handler.bytes(source.subarray(at, end));
      at = end;
    }
  }
}

const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;

function isMark(code: number): boolean {
  return code === OPEN || code === CLOSE || code === BACKSLASH || code === 10 || code === 13 || code === 0;
}

function isLetter(code: number | undefined): boolean {
  return code !== undefined && ((code >= 97 && code <= 122) || (code >= 65 && code <= 90));
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 48 && code <= 57;
}

/** Returns where the scan goes on. `start` is behind the backslash. */
function scanControl(source: Buffer, start: number, handler: RtfHandler): number {
  const first = source[start];
  if (first === undefined) return start;
  if (first === 0x27) {
    const byte = Number.parseInt(source.toString('latin1', start + 1, start + 3), 16);
    if (!Number.isNaN(byte)) handler.bytes(Uint8Array.of(byte));
    return start + 3;
  }
  if (!isLetter(first)) {
    if (first === OPEN || first === CLOSE || first === BACKSLASH) handler.bytes(Uint8Array.of(first));
    else handler.word(first === 10 || first === 13 ? 'par' : String.fromCharCode(first), null);
    return start + 1;
  }
  let end = start + 1;
  while (isLetter(source[end]) && end - start < 40) end += 1;
  const name = source.toString('latin1', start, end);
  const numberStart = end;
  if (source[end] === 0x2d && isDigit(source[end + 1])) end += 1;
  while (isDigit(source[end]) && end - numberStart < 12) end += 1;
  const parameter = end > numberStart ? Number(source.toString('latin1', numberStart, end)) : null;
  if (source[end] === 0x20) end += 1;
  if (name === 'bin' && parameter !== null && parameter > 0) {
    handler.binary(source.subarray(end, end + parameter));
    return end + parameter;
  }
  handler.word(name, parameter);
  return end;
}
