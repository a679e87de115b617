import { closeSync, openSync, readSync } from 'node:fs';

/** A member of a JSON object with its value; an array's elements follow it one by one, and its own value is empty. */
export interface JsonPart {
  readonly key: string;
  /** Which element of the member `value` is; `null` for the member itself. */
  readonly element: number | null;
  readonly value: unknown;
}

/**
 * Reads a file that holds one JSON object part by part, so that a report of tens of thousands of items is never in memory
 * as a whole.
 *
 * @throws SyntaxError where the file is not one JSON object, or names a member twice
 */
export function* jsonParts(file: string): Generator<JsonPart> {
  const descriptor = openSync(file, 'r');
  try {
    yield* members(bytesOf(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

function* members(bytes: Bytes): Generator<JsonPart> {
  const seen = new Set<string>();
  bytes.expect('{');
  while (seen.size > 0 || bytes.peek() !== code('}')) {
    const key: unknown = parse(bytes.value());
    if (typeof key !== 'string' || seen.has(key)) throw new SyntaxError('member name');
    seen.add(key);
    bytes.expect(':');
    if (bytes.peek() === code('[')) yield* elements(key, bytes);
    else yield { key, element: null, value: parse(bytes.value()) };
    if (bytes.peek() !== code(',')) break;
    bytes.expect(',');
  }
  bytes.expect('}');
  if (bytes.peek() !== END) throw new SyntaxError('more than one value');
}

function* elements(key: string, bytes: Bytes): Generator<JsonPart> {
  bytes.expect('[');
  yield { key, element: null, value: [] };
  if (bytes.peek() !== code(']')) {
    for (let element = 0; ; element += 1) {
      yield { key, element, value: parse(bytes.value()) };
      if (bytes.peek() !== code(',')) break;
      bytes.expect(',');
    }
  }
  bytes.expect(']');
}

/** What is inside a value is judged here; `Bytes` only finds where it ends. */
function parse(value: Buffer): unknown {
  return JSON.parse(value.toString('utf8')) as unknown;
}

interface Bytes {
  /** The next byte that is no white space, left where it is; `END` where there is none. */
  peek(): number;
  expect(character: string): void;
  /** The bytes of the value that begins here, up to where brackets and quotes are balanced. */
  value(): Buffer;
}

const END = -1;
const CHUNK_BYTES = 1 << 20;
const code = (character: string): number => character.charCodeAt(0);
const [quote, backslash] = [code('"'), code('\\')];
const blank = new Set(Array.from(' \t\r\n', code));
const opening = new Set(Array.from('{[', code));
const closing = new Set(Array.from('}]', code));

function bytesOf(descriptor: number): Bytes {
  let held = Buffer.alloc(0);
  let at = 0;
  /** Drops what has been taken and reads on; a long value is read in ever larger steps. */
  const more = (): boolean => {
    const rest = held.subarray(at);
    const chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, rest.length));
    const length = readSync(descriptor, chunk);
    held = Buffer.concat([rest, chunk.subarray(0, length)]);
    at = 0;
    return length > 0;
  };
  const peek = (): number => {
    for (;;) {
      while (at < held.length && blank.has(held[at]!)) at += 1;
      if (at < held.length) return held[at]!;
      if (!more()) return END;
    }
  };
  /** How long the value that begins at `at` is. */
  const lengthOfValue = (): number => {
    let depth = 0;
    let inString = false;
    for (let length = 0; ; length += 1) {
      if (at + length >= held.length && !more()) return length;
      const byte = held[at + length]!;
      if (inString) {
        if (byte === backslash) length += 1;
        else if (byte === quote) {
          inString = false;
          if (depth === 0) return length + 1;
        }
      } else if (byte === quote) inString = true;
      else if (opening.has(byte)) depth += 1;
      else if (closing.has(byte)) {
        if (depth === 0) return length;
        depth -= 1;
        if (depth === 0) return length + 1;
      } else if (depth === 0 && (byte === code(',') || blank.has(byte))) return length;
    }
  };
  return {
    peek,
    expect(character) {
      if (peek() !== code(character)) throw new SyntaxError(`expected ${character}`);
      at += 1;
    },
    value() {
      peek();
      const length = lengthOfValue();
      const value = held.subarray(at, at + length);
      at += length;
      return value;
    },
  };
}
