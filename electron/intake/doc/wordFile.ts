import type { CompoundFile } from '../ole/compoundFile.ts';
import { ReadFailure } from '../readFailure.ts';

/** The parts of a Word 97–2007 binary file that its text is found by ([MS-DOC] 2.5, the FIB). */
export interface WordFile {
  readonly main: Buffer;
  readonly table: Buffer;
  readonly data: Buffer;
  /** Lengths in characters of the stories, which follow each other in this order. */
  readonly stories: Readonly<Record<StoryName, number>>;
  readonly pieces: readonly Piece[];
  /** Places in the table stream. */
  readonly paragraphIndex: Extent;
  readonly characterIndex: Extent;
}

export const storyNames = ['body', 'footnotes', 'headers', 'macros', 'annotations', 'endnotes', 'textBoxes', 'headerTextBoxes'] as const;

export type StoryName = (typeof storyNames)[number];

interface Extent {
  readonly start: number;
  readonly length: number;
}

/** A run of characters that lies in one place of the main stream. */
export interface Piece {
  readonly firstCharacter: number;
  readonly endCharacter: number;
  /** Byte offset in the main stream. */
  readonly place: number;
  /** 1 for Windows-1252, 2 for UTF-16. */
  readonly width: 1 | 2;
}

/** Opens the `WordDocument` stream of a Word 97–2007 file. Throws `ReadFailure`: `corrupt` where its tables lead nowhere. */
export function openWordFile(file: CompoundFile, stream: Uint8Array): WordFile {
  const main = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  try {
    const flags = main.readUInt16LE(0x0a);
    const tableBytes = file.stream((flags & 0x0200) === 0 ? '0Table' : '1Table') ?? file.stream('1Table') ?? file.stream('0Table');
    if (!tableBytes) throw new ReadFailure('corrupt', '缺少表流');
    const table = Buffer.from(tableBytes.buffer, tableBytes.byteOffset, tableBytes.byteLength);
    const dataBytes = file.stream('Data') ?? new Uint8Array();
    const lengths = storyNames.map((name, index) => [name, main.readUInt32LE(0x4c + 4 * index)] as const);
    return {
      main,
      table,
      data: Buffer.from(dataBytes.buffer, dataBytes.byteOffset, dataBytes.byteLength),
      stories: Object.fromEntries(lengths) as Record<StoryName, number>,
      pieces: readPieces(table, extent(main, 33), main.length),
      characterIndex: extent(main, 12),
      paragraphIndex: extent(main, 13),
    };
  } catch (error) {
    if (error instanceof RangeError) throw new ReadFailure('corrupt', '文件内部结构损坏', { cause: error });
    throw error;
  }
}

/** The characters of a piece, at most up to where the stream ends. */
export function pieceText(file: WordFile, piece: Piece): string {
  const end = piece.place + (piece.endCharacter - piece.firstCharacter) * piece.width;
  const bytes = file.main.subarray(piece.place, Math.min(end, file.main.length));
  return piece.width === 2 ? bytes.toString('utf16le') : windows1252.decode(bytes);
}

/** Byte offset in the main stream of a character, by its piece. */
export function placeOf(piece: Piece, character: number): number {
  return piece.place + (character - piece.firstCharacter) * piece.width;
}

const windows1252 = new TextDecoder('windows-1252');

/** The `index`th pair of offset and length of `FibRgFcLcb97`. */
function extent(main: Buffer, index: number): Extent {
  return { start: main.readUInt32LE(0x9a + 8 * index), length: main.readUInt32LE(0x9e + 8 * index) };
}

function readPieces(table: Buffer, clx: Extent, streamLength: number): Piece[] {
  let at = clx.start;
  const end = clx.start + clx.length;
  while (at < end && table.readUInt8(at) === 1) at += 3 + table.readUInt16LE(at + 1);
  if (at >= end || table.readUInt8(at) !== 2) throw new ReadFailure('corrupt', '缺少正文索引');
  const count = Math.floor((table.readUInt32LE(at + 1) - 4) / 12);
  const positions = at + 5;
  const descriptors = positions + 4 * (count + 1);
  const pieces: Piece[] = [];
  let room = 2 * streamLength;
  for (let index = 0; index < count; index += 1) {
    const firstCharacter = table.readUInt32LE(positions + 4 * index);
    const endCharacter = table.readUInt32LE(positions + 4 * index + 4);
    const raw = table.readUInt32LE(descriptors + 8 * index + 2);
    const compressed = (raw & 0x4000_0000) !== 0;
    const place = compressed ? (raw & 0x3fff_ffff) / 2 : raw & 0x3fff_ffff;
    if (endCharacter <= firstCharacter || place >= streamLength) continue;
    room -= Math.min((endCharacter - firstCharacter) * (compressed ? 1 : 2), streamLength - place);
    // Pieces that lie over each other many times are made to be expensive.
    if (room < 0) throw new ReadFailure('corrupt', '正文索引损坏');
    pieces.push({ firstCharacter, endCharacter, place, width: compressed ? 1 : 2 });
  }
  return pieces;
}
