import type { ReadDocument } from '../../../shared/model/document.ts';
import { noteMessage } from '../../../shared/messages/noteMessage.ts';
import { heading, paragraph } from '../pdf/flow.ts';
import { ink } from '../pdf/ink.ts';
import type { PdfDocument } from '../pdf/pdfDocument.ts';
import { recordTable } from './recordTable.ts';

const SIZE = 10.5;
/** Beyond this the rest of a text is left to the original: a book of that length is not read on paper. */
const MOST_CHARACTERS = 200_000;

/** Prints what was read out of a record, text and tables in their order, in the one style of the book. */
export async function mergedText(pdf: PdfDocument, document: ReadDocument): Promise<void> {
  let characters = 0;
  for (const block of document.blocks) {
    if (characters > MOST_CHARACTERS) {
      paragraph(pdf, `文字很长，只排印了前 ${characters} 个字，其余请看原件。`, { size: 9, color: ink.quiet });
      break;
    }
    if (block.kind === 'table') {
      if (block.name) subheading(pdf, block.name);
      characters += await recordTable(pdf, block);
    } else if (block.text.trim() !== '') {
      characters += block.text.length;
      if (block.heading !== undefined) subheading(pdf, block.text.trim());
      else paragraph(pdf, block.text.trimEnd(), { size: SIZE, after: 4 });
    }
    await pdf.drain();
  }
  for (const note of document.notes) if (note.code !== 'pictures-not-read') paragraph(pdf, `读取时：${noteMessage(note)}`, { size: 8.5, color: ink.quiet, after: 2 });
}

function subheading(pdf: PdfDocument, text: string): void {
  heading(pdf, text, 3, 40, false);
}
