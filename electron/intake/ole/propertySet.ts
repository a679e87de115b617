import { codePageName } from '../encoding.ts';

/** One property set of an OLE property stream ([MS-OLEPS]), values by property id, and the names of a user-defined set. */
export interface PropertySet {
  readonly values: ReadonlyMap<number, PropertyValue>;
  readonly names: ReadonlyMap<number, string>;
}

export type PropertyValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** 100-nanosecond steps: an instant since 1601, or a span where the property is one. */
  | { readonly kind: 'time'; readonly steps: bigint };

/** Reads the property sets of a stream such as `\x05SummaryInformation`; empty where it is damaged. The set's own code page is honoured. */
export function readPropertySets(bytes: Uint8Array): PropertySet[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 48 || buffer.readUInt16LE(0) !== 0xfffe) return [];
  const count = Math.min(buffer.readUInt32LE(24), 2);
  const sets: PropertySet[] = [];
  for (let index = 0; index < count && 48 + index * 20 <= buffer.length; index += 1) {
    const start = buffer.readUInt32LE(44 + index * 20);
    if (start + 8 <= buffer.length) sets.push(readSet(buffer.subarray(start)));
  }
  return sets;
}

const MAX_PROPERTIES = 500;
const DICTIONARY = 0;
const CODE_PAGE = 1;

function readSet(set: Buffer): PropertySet {
  const places = new Map<number, number>();
  const count = Math.min(set.readUInt32LE(4), MAX_PROPERTIES);
  for (let index = 0; index < count && 16 + index * 8 <= set.length; index += 1) {
    places.set(set.readUInt32LE(8 + index * 8), set.readUInt32LE(12 + index * 8));
  }
  const stated = places.get(CODE_PAGE);
  const codePage = stated === undefined ? 1252 : (quietly(() => set.readUInt16LE(stated + 4)) ?? 1252);
  const values = new Map<number, PropertyValue>();
  for (const [id, place] of places) {
    if (id === DICTIONARY || id === CODE_PAGE) continue;
    const value = quietly(() => readValue(set, place, codePage));
    if (value) values.set(id, value);
  }
  const dictionary = places.get(DICTIONARY);
  return { values, names: dictionary === undefined ? new Map() : (quietly(() => readNames(set, dictionary, codePage)) ?? new Map()) };
}

function readValue(set: Buffer, place: number, codePage: number): PropertyValue | null {
  switch (set.readUInt16LE(place)) {
    case 2:
      return { kind: 'number', number: set.readInt16LE(place + 4) };
    case 3:
      return { kind: 'number', number: set.readInt32LE(place + 4) };
    case 11:
      return { kind: 'text', text: set.readUInt16LE(place + 4) === 0 ? 'false' : 'true' };
    case 19:
      return { kind: 'number', number: set.readUInt32LE(place + 4) };
    case 5:
      return { kind: 'number', number: set.readDoubleLE(place + 4) };
    case 30:
      return { kind: 'text', text: decode(set.subarray(place + 8, place + 8 + set.readUInt32LE(place + 4)), codePage) };
    case 31:
      return { kind: 'text', text: decode(set.subarray(place + 8, place + 8 + 2 * set.readUInt32LE(place + 4)), 1200) };
    case 64:
      return { kind: 'time', steps: set.readBigUInt64LE(place + 4) };
    default:
      return null;
  }
}

function readNames(set: Buffer, place: number, codePage: number): Map<number, string> {
  const names = new Map<number, string>();
  const count = Math.min(set.readUInt32LE(place), MAX_PROPERTIES);
  let at = place + 4;
  for (let index = 0; index < count; index += 1) {
    const length = set.readUInt32LE(at + 4) * (codePage === 1200 ? 2 : 1);
    names.set(set.readUInt32LE(at), decode(set.subarray(at + 8, at + 8 + length), codePage));
    at += 8 + (codePage === 1200 ? (length + 3) & ~3 : length);
  }
  return names;
}

function decode(bytes: Uint8Array, codePage: number): string {
  return new TextDecoder(codePageName(codePage) ?? 'windows-1252').decode(bytes).replace(/\0[\s\S]*$/, '').trim();
}

/** A property that points outside its set is left out; the others are worth reading. */
function quietly<Result>(action: () => Result): Result | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
