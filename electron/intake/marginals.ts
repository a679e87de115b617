import type { BlockSink } from './blockSink.ts';

/** Adds footnotes and endnotes after the body. */
export function addNotes(sink: BlockSink, texts: readonly string[]): void {
  for (const text of texts) sink.paragraph(text);
}

/**
 * Adds the texts of headers and footers after the body, each once, and only those that say something the body does not:
 * no page numbers, no repeated title.
 */
export function addMarginals(sink: BlockSink, texts: readonly string[]): void {
  if (texts.length === 0) return;
  const said = new Set<string>();
  const body = sink.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.rows.flatMap((row) => row.map((cell) => cell?.text ?? '')).join('\n'))).join('\n').replace(/\s/g, '');
  for (const text of texts) {
    const plain = text.replace(/\s/g, '');
    if (said.has(plain) || body.includes(plain) || isPageNumber(plain)) continue;
    said.add(plain);
    sink.paragraph(text);
  }
}

function isPageNumber(text: string): boolean {
  return /^[\p{P}\p{S}]*(?:第?[\divxlcIVXLC一二三四五六七八九十百]*页?[\p{P}\p{S}]*(?:共|总)?[\d一二三四五六七八九十百]*页?|page\d*(?:of\d*)?)[\p{P}\p{S}]*$/iu.test(text);
}
