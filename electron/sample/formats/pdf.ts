import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { gridOf, type Draft, type DraftParagraph, type DraftTable } from '../draft.ts';
import { toInstant, type Stamp } from '../stamp.ts';

/** The path of the Noto Sans SC TrueType file that the program embeds. */
export const fontFile = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');

/** A text PDF as exported from an office program, fonts embedded as subsets. */
export async function writePdf(draft: Draft, stamp: Stamp): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 72, bottom: 64, left: 76, right: 76 },
    info: { Title: draft.title, Author: stamp.author, Creator: 'WPS 文字', Producer: '', CreationDate: toInstant(stamp.modified), ModDate: toInstant(stamp.modified) },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('text', (fontBytes ??= readFileSync(fontFile))).font('text');
  for (const block of draft.blocks) {
    if (block.kind === 'paragraph') writeParagraph(document, block);
    else if (block.kind === 'table') writeTable(document, block);
    else if (block.kind === 'pageBreak') document.addPage();
    else document.image(Buffer.from(block.jpeg), { width: 300 });
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

let fontBytes: Buffer | undefined;

function writeParagraph(document: PDFKit.PDFDocument, { text, style }: DraftParagraph): void {
  const size = { title: 18, subtitle: 14, section: 12.5, body: 12, plain: 12, right: 12 }[style];
  const align = style === 'title' || style === 'subtitle' ? 'center' : style === 'right' ? 'right' : 'left';
  document.fontSize(size).text(text, { align, lineGap: 5, indent: style === 'body' || style === 'section' ? 24 : 0 });
  if (style === 'title') document.moveDown(0.5);
}

function writeTable(document: PDFKit.PDFDocument, block: DraftTable): void {
  const total = block.widths.reduce((sum, width) => sum + width, 0);
  const left = document.page.margins.left;
  const full = document.page.width - left - document.page.margins.right;
  const widths = block.widths.map((width) => (width / total) * full);
  document.fontSize(10.5);
  for (const row of gridOf(block)) {
    const cells = row.flatMap(({ cell, covers }, column) => (covers === 'left' ? [] : [{ text: covers === 'self' ? cell.text : '', x: left + sum(widths.slice(0, column)), width: sum(widths.slice(column, column + (cell.columnSpan ?? 1))) }]));
    const height = Math.max(22, ...cells.map(({ text, width }) => document.heightOfString(text || ' ', { width: width - 8 }) + 8));
    if (document.y + Math.min(height, 600) > document.page.height - document.page.margins.bottom) document.addPage();
    const top = document.y;
    for (const { text, x, width } of cells) {
      document.rect(x, top, width, height).lineWidth(0.6).stroke();
      if (text) document.text(text, x + 4, top + 4, { width: width - 8 });
    }
    document.x = left;
    document.y = top + height;
  }
  document.moveDown(0.5);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
