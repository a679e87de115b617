import { comparePlaces } from './changeStarts.ts';
import type { BookPlace } from '../model/book.ts';
import type { Block } from '../model/document.ts';
import type { ReadRecord } from '../model/record.ts';
import type { ScannedPage } from '../model/scan.ts';
import { boxOf } from '../model/scan.ts';
import { partsOf } from '../understanding/scanMarks.ts';

/** A record that was recognised, and where it begins. */
export interface ProposedStart {
  readonly place: BookPlace;
  readonly record: ReadRecord;
}

/** What is written above a heading on its page and is no more than a page number does not make the record begin mid-page. */
const MARGIN_CHARACTERS = 8;

/**
 * Where the records of a book seem to begin, by the headings that were recognised: at the top of a page where nothing
 * comes before the heading, else just above it.
 *
 * @param records as read out of `blocks`
 * @param pages the pages that OCR has read
 */
export function proposeStarts(blocks: readonly Block[], records: readonly ReadRecord[], pages: readonly ScannedPage[]): readonly ProposedStart[] {
  const byNumber = new Map(pages.map((page) => [page.page, page]));
  const found = records.flatMap((record): ProposedStart[] => {
    const own = blocks.slice(record.blocks.start, record.blocks.end);
    const first = own.flatMap(partsOf)[0];
    if (!first) {
      const page = own.find((block) => block.page !== undefined)?.page;
      return page === undefined ? [] : [{ place: { page, at: 0 }, record }];
    }
    const page = byNumber.get(first.page);
    return [{ place: { page: first.page, at: page ? placeAbove(page, first.box.top) : 0 }, record }];
  });
  return found.filter(({ place }, index) => index === 0 || comparePlaces(found[index - 1]!.place, place) < 0);
}

/** Half-way between the heading and the line above it, as a share of the page's height; the top where no text is above. */
function placeAbove({ height, lines }: ScannedPage, top: number): number {
  const above = lines.map(({ quad, text }) => ({ box: boxOf(quad), text })).filter(({ box, text }) => box.top + box.height / 2 < top && text.trim() !== '');
  if (above.reduce((sum, { text }) => sum + text.trim().length, 0) < MARGIN_CHARACTERS) return 0;
  const bottom = Math.max(...above.map(({ box }) => box.top + box.height));
  return Math.min(0.999, Math.max(0.001, Math.round(((Math.min(bottom, top) + top) / 2 / height) * 1000) / 1000));
}
