import type { Block, Place } from '../../../shared/model/document.ts';
import type { Wanted } from '../../../shared/presentation/findOnPage.ts';

/** A place that is looked for on the pages themselves; a new object asks for it again. */
export interface PageFocus extends Wanted {
  readonly page: number;
}

/** A place of the read text as what to look for on the page; `null` where the page is not known. */
export function pageFocusOf(blocks: readonly Block[], place: Place): PageFocus | null {
  const block = blocks[place.block];
  const page = place.page ?? block?.page;
  const text = block?.kind === 'paragraph' ? block.text : block?.rows[place.row ?? 0]?.[place.column ?? 0]?.text;
  return page === undefined || text === undefined ? null : { page, text, start: place.start, end: place.end };
}
