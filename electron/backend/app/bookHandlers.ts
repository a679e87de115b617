import { DangheError } from '../../../shared/model/errors.ts';
import { bookView, listBooks } from '../books/bookView.ts';
import { changeBook } from '../books/changeBook.ts';
import { pageThumbnail } from '../ocr/scanPicture.ts';
import { undoEvent } from '../undoEvent.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { jpegAddress } from './jpegAddress.ts';
import { ocrRunnerOf } from './ocrRunner.ts';
import { isShown, refuseOtherEvent, shownItem } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';

type Name = 'book.list' | 'book.open' | 'book.change' | 'book.undo' | 'book.picture';

/** Texts and filing follow each step when the person pauses. */
export const bookHandlers: Handlers<Name> = {
  'book.list': (app) => {
    const { library } = openSession(app);
    return listBooks(library).filter(({ itemId }) => isShown(app, library.items.get(itemId)?.branch ?? null));
  },
  'book.open': (app, { itemId }) => {
    const session = openSession(app);
    shownItem(app, session, itemId);
    return bookView(session.library, itemId);
  },
  'book.change': (app, { itemId, step }) => {
    const session = openSession(app);
    shownItem(app, session, itemId);
    changeBook(session.library, session.scheme, itemId, step, personAtWork(app));
    const { count } = session.library.events.head();
    session.refiling.soon();
    return { seq: count };
  },
  'book.undo': (app, { seq }) => {
    const session = openSession(app);
    refuseOtherEvent(app, session, seq);
    undoEvent(session.library, session.scheme, seq, personAtWork(app));
    session.refiling.soon();
    return null;
  },
  'book.picture': (app, { itemId, page, side }) => pictureOf(app, itemId, page, side),
};

async function pictureOf(app: App, itemId: number, page: number, side: number): Promise<{ readonly address: string }> {
  const session = openSession(app);
  shownItem(app, session, itemId);
  const jpeg = await pageThumbnail(session.library, ocrRunnerOf(app, session).pictures(), itemId, page, side);
  if (app.session() !== session) throw new DangheError({ code: 'no-library-open' });
  return { address: jpegAddress(jpeg) };
}
