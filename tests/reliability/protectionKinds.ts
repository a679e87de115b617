import assert from 'node:assert/strict';
import { join } from 'node:path';
import { protectFolder, unprotectFolder } from '../../electron/backend/protection/protectFolder.ts';
import { isProtected } from '../../electron/library/protection/protectLibrary.ts';
import type { KillKind } from './killKind.ts';
import { smallLibrary } from './libraryKinds.ts';
import { checkSound, person } from './soundLibrary.ts';

const secret = { kind: 'password', text: '一个测试口令 5' } as const;

/** A library is encrypted and decrypted in turn; whenever that is cut short, opening it ends what was begun. */
export const protecting: KillKind = {
  kills: 60,
  async prepare(place) {
    await smallLibrary(place, 60);
  },
  async work(place, _, acknowledge) {
    const folder = join(place, 'base');
    for (let index = 0; index < 40; index += 1) {
      if (await isProtected(folder)) await unprotectFolder(folder, secret, person);
      else await protectFolder(folder, secret.text, { ...person, onRecoveryKey: () => undefined });
      acknowledge(String(index));
    }
  },
  async check(place) {
    await checkSound(join(place, 'base'), [], (library) => assert.equal(library.items.list().length, 60), secret);
  },
};
