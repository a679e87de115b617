import type { OcrPicture } from '../../../shared/contract/ocrCalls.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { RecordFields } from '../../../shared/model/record.ts';
import { confirmField, confirmRecord } from '../ocr/confirmScan.ts';
import { confirmQueue, markMisread, type FieldPlace } from '../ocr/confirmQueue.ts';
import { readAgain } from '../ocr/readAgain.ts';
import { scanPicture } from '../ocr/scanPicture.ts';
import { undoConfirmation } from '../ocr/undoConfirmation.ts';
import { undoEvent } from '../undoEvent.ts';
import { openSession, type App } from './app.ts';
import type { Handlers } from './handlers.ts';
import { ocrRunnerOf, type OcrRunner } from './ocrRunner.ts';
import { jpegAddress } from './jpegAddress.ts';
import { isShown, shownItem } from './ownBranch.ts';
import { personAtWork } from './personAtWork.ts';
import type { Session } from './session.ts';

type Name = 'ocr.status' | 'ocr.start' | 'ocr.pause' | 'ocr.queue' | 'ocr.picture' | 'ocr.confirm' | 'ocr.misread' | 'ocr.again' | 'ocr.confirmRecord' | 'ocr.undo';

export const ocrHandlers: Handlers<Name> = {
  'ocr.status': (app) => runnerOf(app).status(),
  'ocr.start': (app) => {
    runnerOf(app).start(personAtWork(app));
    return null;
  },
  'ocr.pause': (app) => {
    runnerOf(app).pause(personAtWork(app));
    return null;
  },
  'ocr.queue': (app, { limit }) => confirmQueue(openSession(app).library, limit, ({ branch }) => isShown(app, branch)),
  'ocr.picture': (app, { itemId, page }) => pictureOf(app, itemId, page),
  'ocr.confirm': (app, { correction, ...place }) =>
    changing(app, place.itemId, ({ library, scheme }) => confirmField(library, scheme, { ...fieldPlace(place), ...(correction === null ? {} : { correction }) }, personAtWork(app), 'later')),
  'ocr.misread': (app, { misread, ...place }) => changing(app, place.itemId, ({ library }) => markMisread(library, fieldPlace(place), misread, personAtWork(app))),
  'ocr.again': (app, { itemId, page, how }) => {
    const session = openSession(app);
    shownItem(app, session, itemId);
    readAgain(session.library, itemId, page, how, personAtWork(app));
    runnerOf(app).start(personAtWork(app));
    return null;
  },
  'ocr.confirmRecord': (app, { itemId, ordinal }) => changing(app, itemId, ({ library, scheme }) => confirmRecord(library, scheme, itemId, ordinal, personAtWork(app), 'later')),
  'ocr.undo': (app, { seq }) => {
    changing(app, null, ({ library, scheme }) => {
      if (library.events.get(seq)?.action === 'ocr-misread') undoEvent(library, scheme, seq, personAtWork(app));
      else undoConfirmation(library, scheme, seq, personAtWork(app));
    });
    return null;
  },
};

function runnerOf(app: App): OcrRunner {
  return ocrRunnerOf(app, openSession(app));
}

/** The filing pass over everything follows when the person pauses. */
function changing(app: App, itemId: number | null, change: (session: Session) => void): { readonly seq: number } {
  const session = openSession(app);
  if (itemId !== null) shownItem(app, session, itemId);
  change(session);
  const { count } = session.library.events.head();
  session.refiling.soon();
  return { seq: count };
}

/** A name that no record has is looked for and not found. */
function fieldPlace({ field, ...place }: Omit<FieldPlace, 'field'> & { readonly field: string }): FieldPlace {
  return { ...place, field: field as keyof RecordFields };
}

async function pictureOf(app: App, itemId: number, number: number): Promise<OcrPicture> {
  const session = openSession(app);
  shownItem(app, session, itemId);
  const { jpeg, page } = await scanPicture(session.library, ocrRunnerOf(app, session).pictures(), itemId, number);
  if (app.session() !== session) throw new DangheError({ code: 'no-library-open' });
  return { address: jpegAddress(jpeg), width: page.width, height: page.height };
}
