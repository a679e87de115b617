import { strToU8, zipSync } from 'fflate';
import { defaultLimits, type ReadLimits } from '../../../electron/intake/limits.ts';
import { readFile } from '../../../electron/intake/readFile.ts';
import type { Block, ReadDocument } from '../../../shared/model/document.ts';

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word document of this body, with further parts by name. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}, namespace = transitional): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v"><w:body>${body}</w:body></w:document>`,
    ...parts,
  }).map(([name, text]) => [name, strToU8(text)])));
}

export function relationships(targets: readonly (readonly [string, string])[]): string {
  const items = targets.map(([type, target], index) => `<Relationship Id="r${String(index)}" Type="http://x/relationships/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** A paragraph of one run. */
export function p(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

export function read(content: Uint8Array | string, name: string, limits: ReadLimits = defaultLimits): Promise<ReadDocument> {
  return readFile(typeof content === 'string' ? strToU8(content) : content, name, limits);
}

/** Blocks as lines: `#1 heading`, `^ starts a page`, table rows with `|`, `∅` for covered positions, `×2` and `↓2` for spans. */
export function outline(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [`${block.heading === undefined ? '' : `#${String(block.heading)} `}${block.startsPage ? '^ ' : ''}${block.text}`];
    return block.rows.map((row) => row.map((cell) => (cell === null ? '∅' : `${cell.text}${cell.columnSpan ? `×${String(cell.columnSpan)}` : ''}${cell.rowSpan ? `↓${String(cell.rowSpan)}` : ''}`)).join(' | '));
  });
}
