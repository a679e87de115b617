import type { BlockSink } from '../blockSink.ts';
import { TableRows } from '../tableRows.ts';
import type { WordParagraph } from './storyText.ts';

/** Puts a story's paragraphs into the sink: runs of cells become tables with their merged cells. */
export function addStory(sink: BlockSink, paragraphs: Iterable<WordParagraph>): void {
  const table = new TableRows();
  let pageBreak = false;
  let previousEnd: WordParagraph['end'] | null = null;
  for (const paragraph of paragraphs) {
    const { text, end, format } = paragraph;
    const inTable = format ? format.inTable || end === 'cell' : end === 'cell' || table.openCell;
    if (inTable) {
      // Without formatting a row mark is told by standing right behind a cell mark.
      const endsRow = end === 'cell' && (format ? format.endsRow : previousEnd === 'cell' && text === '');
      if (endsRow) table.endRow(format?.row ?? null);
      else if (end === 'cell') table.endCell(text);
      else table.addLine(text);
    } else {
      table.flush(sink);
      const startsPage = pageBreak || format?.pageBreakBefore === true;
      const heading = headingOf(paragraph);
      const taken = sink.paragraph(text, { ...(heading > 0 ? { heading } : {}), ...(startsPage ? { startsPage } : {}) });
      if (taken) pageBreak = false;
      if (end === 'page') pageBreak = true;
    }
    previousEnd = end;
  }
  table.flush(sink);
}

function headingOf({ format }: WordParagraph): number {
  if (!format) return 0;
  if (format.outline !== null) return format.outline < 9 ? format.outline + 1 : 0;
  return format.style >= 1 && format.style <= 9 ? format.style : 0;
}
