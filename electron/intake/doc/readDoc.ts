import type { ReadDocument } from '../../../shared/model/document.ts';
import { BlockSink } from '../blockSink.ts';
import { scanStory } from '../docx/readDocx.ts';
import { BodyWalk } from '../docx/bodyWalk.ts';
import { revisionIds } from '../docx/revisionIds.ts';
import { addMarginals, addNotes } from '../marginals.ts';
import { isCompoundFile, openCompoundFile } from '../ole/compoundFile.ts';
import { readSummary } from '../ole/summary.ts';
import { xmlText } from '../ooxml/package.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { readDocPictures } from './docPictures.ts';
import { readFormatting, type Formatting } from './formatting.ts';
import { addOldWord } from './oldWord.ts';
import { addStory } from './storyBlocks.ts';
import { storyParagraphs } from './storyText.ts';
import { openWordFile, storyNames, type StoryName, type WordFile } from './wordFile.ts';

/**
 * Reads a Word binary file (.doc, Kingsoft .wps): body, text boxes, notes, then headers and footers that add something;
 * pictures; OLE properties. Word 2, 6 and 95 and the single-file XML of Word 2003 are read too.
 *
 * @throws ReadFailure `encrypted` behind a password, `unsupported` for Microsoft Works
 */
export async function readDoc(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  if (bytes[0] === 0x3c || bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe) return readSingleXml(bytes, context);
  const sink = new BlockSink(context.limits);
  if (!isCompoundFile(bytes)) {
    refuseEncrypted(bytes);
    readOld(sink, bytes);
    return { format: context.format, blocks: sink.blocks, pictures: [], evidence: { uninformative: {} }, notes: sink.notes() };
  }
  const file = openCompoundFile(bytes);
  const stream = file.stream('WordDocument');
  if (!stream) throw new ReadFailure('unsupported', 'Microsoft Works 文档，请另存为 Word 格式');
  refuseEncrypted(stream);
  const old = isOld(stream);
  const word = old ? null : openWordFile(file, stream);
  if (word) addStories(sink, word);
  else readOld(sink, stream);
  return {
    format: context.format,
    blocks: sink.blocks,
    pictures: word ? await readDocPictures(word) : [],
    evidence: { ...readSummary(file), uninformative: {} },
    notes: [...sink.notes(), ...(file.rootNames.has('macros') ? [{ code: 'macros-ignored' } as const] : [])],
  };
}

function addStories(sink: BlockSink, file: WordFile): void {
  const formatting = formattingOf(file);
  const starts = new Map<StoryName, number>();
  let at = 0;
  for (const name of storyNames) {
    starts.set(name, at);
    at += file.stories[name];
  }
  const story = (name: StoryName): ReturnType<typeof storyParagraphs> => storyParagraphs(file, formatting, starts.get(name)!, starts.get(name)! + file.stories[name]);
  addStory(sink, story('body'));
  addStory(sink, story('textBoxes'));
  for (const name of ['footnotes', 'endnotes'] as const) addNotes(sink, [...story(name)].map(({ text }) => text));
  addMarginals(sink, (['headers', 'headerTextBoxes'] as const).flatMap((name) => [...story(name)].map(({ text }) => text.trim()).filter((text) => text !== '')));
}

/** Formatting tells tables and headings apart; where it is damaged, the text is still there. */
function formattingOf(file: WordFile): Formatting | null {
  try {
    return readFormatting(file);
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReadFailure) return null;
    throw error;
  }
}

function readOld(sink: BlockSink, stream: Uint8Array): void {
  try {
    addOldWord(sink, stream);
  } catch (error) {
    if (error instanceof RangeError) throw new ReadFailure('corrupt', '文件内部结构损坏', { cause: error });
    throw error;
  }
}

/** FIB flag `fEncrypted`, for both ways of encrypting. */
function refuseEncrypted(stream: Uint8Array): void {
  if (stream.length < 0x200) throw new ReadFailure('corrupt', '文件头不完整');
  if ((stream[0x0b]! & 0x01) !== 0) throw new ReadFailure('encrypted');
}

/** `nFib`: 193 for Word 97, 101–105 for Word 6 and 95, less for Word 2. */
function isOld(stream: Uint8Array): boolean {
  return (stream[2]! | (stream[3]! << 8)) < 106;
}

function readSingleXml(bytes: Uint8Array, context: ReadContext): ReadDocument {
  const xml = xmlText(bytes);
  const walk = new BodyWalk({ limits: context.limits, roots: new Set(['w:body']), headings: new Map() });
  scanStory(xml, walk);
  const revisions = revisionIds(xml, xml);
  return {
    format: context.format,
    blocks: walk.sink.blocks,
    pictures: [],
    evidence: { ...(revisions === undefined ? {} : { revisions }), uninformative: {} },
    notes: [...walk.sink.notes(), ...(/<(?:w:binData|pkg:binaryData)\b/.test(xml) ? [{ code: 'pictures-not-read' } as const] : [])],
  };
}
