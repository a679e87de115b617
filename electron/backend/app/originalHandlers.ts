import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DangheError } from '../../../shared/model/errors.ts';
import { copyKept } from '../../files/keptFile.ts';
import { drawnPicture } from '../ocr/drawnPicture.ts';
import { openSession } from './app.ts';
import { errorDetail } from '../errorDetail.ts';
import type { Handlers } from './handlers.ts';
import { jpegAddress } from './jpegAddress.ts';
import { ocrRunnerOf } from './ocrRunner.ts';
import { shownItem } from './ownBranch.ts';

/** Originals leave the library as copies only: whatever another program does to one, what is kept stays as it is. */
export const originalHandlers: Handlers<'item.saveCopy' | 'item.picture'> = {
  'item.picture': async (app, { id, page }) => {
    const session = openSession(app);
    const drawn = await drawnPicture(session.library, ocrRunnerOf(app, session).pictures(), shownItem(app, session, id), page);
    return drawn && { address: jpegAddress(drawn.jpeg), pages: drawn.pages };
  },
  'item.saveCopy': async (app, { id, file, replace }) => {
    const session = openSession(app);
    const { path, sha256, kept } = shownItem(app, session, id);
    if (sha256 === null || !kept) throw new DangheError({ code: 'not-found', what: `原件 ${path}` });
    const target = resolve(file);
    const there = await stat(target).catch(() => null);
    if (there && (!replace || !there.isFile())) throw new DangheError({ code: 'file-exists', path: target });
    try {
      await copyKept(session.library.originals.kept(sha256), target);
    } catch (error) {
      throw new DangheError(errorDetail(error), { cause: error });
    }
    return { file: target };
  },
};
