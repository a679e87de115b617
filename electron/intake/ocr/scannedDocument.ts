import type { Block, Cell, Paragraph, ReadDocument, ReaderNote } from '../../../shared/model/document.ts';
import { boxOf, type ConfirmedLine, type ScannedPage, type ScannedPart } from '../../../shared/model/scan.ts';
import { buildBlocks, type PageLines } from '../pdf/paragraphs.ts';
import { placeScan } from './placeScan.ts';

/** A line less sure than this is kept with its page but not taken for text: specks, stamps, the grain of a desk. */
const UNSURE = 0.4;

/**
 * Puts what OCR read into a document, as any other text: paragraphs and tables in reading order, pages in their order,
 * each stretch with its page, line, crop and confidence. What the file itself holds stays as it is.
 *
 * @param confirmed lines as a person has seen them; they come before what was read
 */
export function scannedDocument(document: ReadDocument, pages: readonly ScannedPage[], confirmed: readonly ConfirmedLine[] = []): ReadDocument {
  const seen = new Map(confirmed.map(({ page, line, text }) => [keyOf(page, line), text]));
  let unsureLines = 0;
  const lined = pages.map((page): { readonly layout: PageLines; readonly sources: readonly Source[] } => {
    const texts = page.lines.map(({ text, confidence }, index) => {
      const known = seen.get(keyOf(page.page, index));
      if (known !== undefined) return known.trim();
      if (confidence >= UNSURE || text === '') return text;
      unsureLines += 1;
      return '';
    });
    const sources = page.lines.flatMap(({ quad, confidence }, line): Source[] => {
      const text = texts[line]!.trim();
      return text === '' ? [] : [{ text, part: { page: page.page, line, box: boxOf(quad), confidence, confirmed: seen.has(keyOf(page.page, line)) } }];
    });
    return { layout: { page: page.page, width: page.width, height: page.height, lines: placeScan(page, texts) }, sources };
  });
  const scanned = withParts(buildBlocks(lined.map(({ layout }) => layout)), lined.flatMap(({ sources }) => sources));
  const notes: ReaderNote[] = document.notes.filter(({ code }) => code !== 'pictures-not-read' && code !== 'image-only' && code !== 'read-by-ocr');
  return { ...document, blocks: inPageOrder(document.blocks.filter((block) => !isScanned(block)), scanned), notes: [...notes, { code: 'read-by-ocr', pages: pages.length, unsureLines }] };
}

/** Whether a block came from OCR. */
function isScanned(block: Block): boolean {
  return block.kind === 'paragraph' ? block.scan !== undefined : block.rows.some((row) => row.some((cell) => cell?.scan));
}

interface Source {
  readonly text: string;
  readonly part: Omit<ScannedPart, 'start' | 'end'>;
}

function keyOf(page: number, line: number): string {
  return `${page} ${line}`;
}

/** Text pages and scanned pages of one file, by page; a page is either. */
function inPageOrder(written: readonly Block[], scanned: readonly Block[]): readonly Block[] {
  return written.length === 0 ? scanned : [...written, ...scanned].map((block, index) => ({ block, index })).sort((a, b) => (a.block.page ?? 0) - (b.block.page ?? 0) || a.index - b.index).map(({ block }) => block);
}

/**
 * Finds each line again in the blocks the layout has made of them. The layout only joins lines, with spaces between: each
 * text is a row of whole lines.
 */
function withParts(blocks: readonly Block[], sources: readonly Source[]): readonly Block[] {
  const waiting = new Map<string, Source[]>();
  for (const source of sources) {
    const first = source.text[0]!;
    waiting.set(first, [...(waiting.get(first) ?? []), source]);
  }
  let page = 0;
  const partsOf = (text: string): readonly ScannedPart[] => {
    const parts: ScannedPart[] = [];
    for (let at = 0; at < text.length; ) {
      if (/\s/.test(text[at]!)) {
        at += 1;
        continue;
      }
      const candidates = waiting.get(text[at]!) ?? [];
      const fitting = candidates.filter((source) => text.startsWith(source.text, at));
      // The longest of the pages nearest to this one; of equal ones the first.
      const best = fitting.toSorted((a, b) => Math.abs(a.part.page - page) - Math.abs(b.part.page - page) || b.text.length - a.text.length)[0];
      if (!best) {
        at += 1;
        continue;
      }
      candidates.splice(candidates.indexOf(best), 1);
      parts.push({ start: at, end: at + best.text.length, ...best.part });
      at += best.text.length;
      page = best.part.page;
    }
    return parts;
  };
  return blocks.map((block): Block => {
    page = block.page ?? page;
    if (block.kind === 'paragraph') return { ...block, scan: partsOf(block.text) } satisfies Paragraph;
    return { ...block, rows: block.rows.map((row) => row.map((cell): Cell | null => cell && (cell.text === '' ? cell : { ...cell, scan: partsOf(cell.text) }))) };
  });
}
