import type { Handlers } from './handlers.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { KeyFile, LibrarySecret } from '../../library/protection/keyFile.ts';
import { changePassword, checkSecret, prepareKeys, renewRecoveryKey } from '../../library/protection/protectLibrary.ts';
import { clock } from '../clock.ts';
import { protectWith, unprotectFolder } from '../protection/protectFolder.ts';
import { openSession, type App } from './app.ts';
import { personAtWork } from './personAtWork.ts';
import { refuseWhileRunning } from './refuseWhileRunning.ts';

type Name = 'protection.prepare' | 'protection.protect' | 'protection.unprotect' | 'protection.changePassword' | 'protection.renewRecoveryKey' | 'protection.lock' | 'protection.setLockAfter' | 'protection.active';

/** Keys that a person is writing down, by library; they open nothing until the library is protected with them. */
const prepared = new WeakMap<App, { readonly folder: string; readonly file: KeyFile }>();

export const protectionHandlers: Handlers<Name> = {
  'protection.prepare': async (app, { password }) => {
    const { library } = openSession(app);
    if (library.protected) throw new DangheError({ code: 'already-protected', path: library.folder });
    const { file, recoveryKey } = await prepareKeys(password);
    prepared.set(app, { folder: library.folder, file });
    return { recoveryKey };
  },
  'protection.protect': (app, { password }) => {
    const { folder } = openSession(app).library;
    const keys = prepared.get(app);
    if (keys?.folder !== folder) throw new DangheError({ code: 'not-found', what: '准备好的恢复密钥' });
    const { actor } = personAtWork(app);
    return whileClosed(app, folder, 'protect', { kind: 'password', text: password }, async (onProgress) => {
      await protectWith(folder, keys.file, password, { actor, onProgress });
      prepared.delete(app);
    });
  },
  'protection.unprotect': async (app, { secret }) => {
    const { folder } = openSession(app).library;
    const { actor } = personAtWork(app);
    // A wrong one must not close what is open.
    await checkSecret(folder, { secret, now: clock.now });
    return whileClosed(app, folder, 'unprotect', secret, (onProgress) => unprotectFolder(folder, secret, { actor, onProgress }));
  },
  'protection.changePassword': async (app, { secret, password }) => {
    await changePassword(openSession(app).library.folder, { secret, now: clock.now }, password);
    return null;
  },
  'protection.renewRecoveryKey': async (app, { secret }) => ({ recoveryKey: await renewRecoveryKey(openSession(app).library.folder, { secret, now: clock.now }) }),
  'protection.lock': async (app) => {
    refuseWhileRunning(app);
    await app.lock();
    return null;
  },
  'protection.setLockAfter': async (app, { minutes }) => {
    await app.preferences.set({ lockAfterMinutes: minutes });
    app.emit('state-changed', {});
    return null;
  },
  // The call itself is what counts: `createBackend` sees it.
  'protection.active': () => null,
};

/** The library is closed for the work and opened again, however the work ended: what was cut short goes on then. */
function whileClosed(app: App, folder: string, kind: 'protect' | 'unprotect', secret: LibrarySecret, work: (onProgress: (done: number, total: number) => void) => Promise<void>): { readonly job: number } {
  const job = app.jobs.start({
    kind,
    subject: folder,
    async work({ report }) {
      report({ step: kind === 'protect' ? '加密' : '解除加密' });
      await app.lock(folder);
      try {
        await work((done, total) => report({ done, total }));
      } finally {
        await app.open(folder, { create: false, secret });
      }
      return { kind, folder };
    },
  });
  return { job: job.id };
}
