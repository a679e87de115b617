import type { EmbeddedPicture, ReadDocument, ReaderNote } from '../../../shared/model/document.ts';
import { describePicture } from '../embeddedPicture.ts';
import { addMarginals, addNotes } from '../marginals.ts';
import { openPackage, type Package } from '../ooxml/package.ts';
import { readProperties } from '../ooxml/properties.ts';
import { readRelationships, type Relationship } from '../ooxml/relationships.ts';
import type { ReadContext } from '../reader.ts';
import { ReadFailure } from '../readFailure.ts';
import { scanXml, XmlDamaged } from '../xml/scanXml.ts';
import { BodyWalk, type WalkOptions } from './bodyWalk.ts';
import { readStyles } from './readStyles.ts';
import { revisionIds } from './revisionIds.ts';
import { wordNamespaces } from './wordNamespaces.ts';

/**
 * Reads a Word document (.docx, transitional or strict, .docm): body, then footnotes, then headers and footers that add
 * something; pictures; properties and revision identifiers.
 */
export async function readDocx(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
  const file = await openPackage(bytes, context.limits);
  const main = (await readRelationships(file, '')).find((relationship) => relationship.type === 'officeDocument')?.target ?? 'word/document.xml';
  const document = await file.text(main);
  if (document === null) throw new ReadFailure('corrupt', '缺少正文');
  const related = await readRelationships(file, main);
  const styles = await partText(file, related, 'styles');
  const options: WalkOptions = { limits: context.limits, roots: new Set(['w:body']), headings: styles === null ? new Map() : lenient(() => readStyles(styles), new Map()) };

  const walk = new BodyWalk(options);
  scanStory(document, walk);
  const { sink } = walk;
  for (const type of ['footnotes', 'endnotes']) addNotes(sink, await storyTexts(file, related, type, options, ['w:footnote', 'w:endnote']));
  addMarginals(sink, [
    ...(await storyTexts(file, related, 'header', options, ['w:hdr'])),
    ...(await storyTexts(file, related, 'footer', options, ['w:ftr'])),
  ]);

  const settings = await partText(file, related, 'settings');
  const revisions = revisionIds(settings, document);
  return {
    format: 'docx',
    blocks: sink.blocks,
    pictures: await readPictures(file),
    evidence: { ...(await readProperties(file)), ...(revisions === undefined ? {} : { revisions }), uninformative: {} },
    notes: [...sink.notes(), ...macroNotes(file)],
  };
}

/** Scans one part into a walk. Throws `ReadFailure` `corrupt` where it is not well-formed. */
export function scanStory(xml: string, walk: BodyWalk): void {
  try {
    scanXml(xml, wordNamespaces, walk);
  } catch (error) {
    if (error instanceof XmlDamaged) throw new ReadFailure('corrupt', '正文结构损坏', { cause: error });
    throw error;
  }
}

/** The paragraphs of the parts of one type; a damaged one among them is left out, the body matters more. */
async function storyTexts(file: Package, related: readonly Relationship[], type: string, options: WalkOptions, roots: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const { target } of related.filter((relationship) => relationship.type === type)) {
    const xml = await file.text(target);
    if (xml === null) continue;
    const walk = new BodyWalk({ ...options, roots: new Set(roots) });
    lenient(() => { scanXml(xml, wordNamespaces, walk); }, undefined);
    for (const block of walk.sink.blocks) {
      if (block.kind === 'paragraph') texts.push(block.text);
      else texts.push(...block.rows.flatMap((row) => row.flatMap((cell) => (cell && cell.text !== '' ? [cell.text] : []))));
    }
  }
  return texts;
}

async function partText(file: Package, related: readonly Relationship[], type: string): Promise<string | null> {
  const target = related.find((relationship) => relationship.type === type)?.target;
  return target === undefined ? null : file.text(target);
}

async function readPictures(file: Package): Promise<EmbeddedPicture[]> {
  const pictures: EmbeddedPicture[] = [];
  for (const name of file.names) {
    if (!/(?:^|\/)word\/media\/[^/]+$/i.test(name)) continue;
    const bytes = await file.bytes(name);
    if (bytes && bytes.length > 0) pictures.push(await describePicture(name, bytes));
  }
  return pictures;
}

function macroNotes(file: Package): ReaderNote[] {
  return file.names.some((name) => /vbaproject\.bin$/i.test(name)) ? [{ code: 'macros-ignored' }] : [];
}

function lenient<Result>(action: () => Result, otherwise: Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof XmlDamaged) return otherwise;
    throw error;
  }
}
