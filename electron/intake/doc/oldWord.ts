import type { BlockSink } from '../blockSink.ts';
import { codePageName } from '../encoding.ts';
import { addStory } from './storyBlocks.ts';
import type { WordParagraph } from './storyText.ts';

/**
 * Adds the text of a Word 2, 6 or 95 stream: 8-bit characters in the code page of the document's language, stored in one
 * run, or in pieces where the file was saved fast.
 */
export function addOldWord(sink: BlockSink, stream: Uint8Array): void {
  const main = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  const bytes = Buffer.concat((main.readUInt16LE(0x0a) & 0x0004) === 0 ? [plainRun(main)] : fastSaved(main));
  addStory(sink, paragraphs(new TextDecoder(encodingOf(main.readUInt16LE(0x06))).decode(bytes)));
}

function plainRun(main: Buffer): Buffer {
  const start = main.readUInt32LE(0x18);
  const end = main.readUInt32LE(0x1c);
  const length = main.readUInt32LE(0x34);
  return main.subarray(start, length > 0 && start + length <= end ? start + length : end);
}

function fastSaved(main: Buffer): Buffer[] {
  const start = main.readUInt32LE(0x160);
  const end = start + main.readUInt32LE(0x164);
  let at = start;
  while (at < end && main.readUInt8(at) === 1) at += 3 + main.readUInt16LE(at + 1);
  if (at >= end || main.readUInt8(at) !== 2) return [plainRun(main)];
  const count = Math.floor((main.readUInt32LE(at + 1) - 4) / 12);
  const positions = at + 5;
  const limit = main.readUInt32LE(0x34);
  let room = 2 * main.length;
  return Array.from({ length: count }, (_, index) => {
    const first = main.readUInt32LE(positions + 4 * index);
    const last = Math.min(main.readUInt32LE(positions + 4 * index + 4), limit);
    const place = main.readUInt32LE(positions + 4 * (count + 1) + 8 * index + 2);
    const piece = main.subarray(place, place + Math.min(Math.max(0, last - first), room));
    room -= piece.length;
    return piece;
  });
}

/** The code page of a language id: the low ten bits are the language, Chinese has two. */
function encodingOf(language: number): string {
  const primary = language & 0x3ff;
  if (primary === 0x04) return language === 0x0404 || language === 0x0c04 ? 'big5' : 'gb18030';
  if (primary === 0x11) return 'shift_jis';
  if (primary === 0x12) return 'euc-kr';
  return codePageName(primary === 0x19 ? 1251 : 1252) ?? 'windows-1252';
}

function* paragraphs(text: string): Generator<WordParagraph> {
  // Field codes lie between 0x13 and 0x14; fields may stand inside fields, so the innermost go first.
  let plain = text;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15/g, '$1');
  }
  for (const [part] of plain.matchAll(/[^\r\x07\x0c]*(?:[\r\x07\x0c]|$)/g)) {
    if (part === '') continue;
    const mark = part.at(-1);
    const end = mark === '\r' ? 'paragraph' : mark === '\x07' ? 'cell' : mark === '\x0c' ? 'page' : 'story';
    const body = end === 'story' ? part : part.slice(0, -1);
    yield { text: body.replace(/[\v\x0e]/g, '\n').replace(/[^\t\n\x20-\uffff]/g, ''), end, format: null };
  }
}
