import { sameCharacters } from '../../../shared/handwriting/sameCharacters.ts';
import { readLines } from '../ocr/scanPicture.ts';
import { openSession } from './app.ts';
import type { Handlers } from './handlers.ts';
import { shownItem } from './ownBranch.ts';

export const handwritingHandlers: Handlers<'handwriting.characters'> = {
  'handwriting.characters': (app, { pages }) => {
    const session = openSession(app);
    for (const { itemId } of pages) shownItem(app, session, itemId);
    return sameCharacters(pages.map(({ itemId, page }) => readLines(session.library, itemId, page)));
  },
};
