import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { contract, type CallName } from '../../../shared/contract/contract.ts';
import { filesWith, filledLibrary, password, planted, protectedLibrary, secret } from './protectedLibrary.ts';
import { ended, started } from './startedApp.ts';

afterEach(() => void vi.useRealTimers());

it('protects the open library with keys that were written down before, asks for the password after a start, and takes it off', async () => {
  const folder = await filledLibrary();
  const app = await started();
  await app.call('library.open', { folder });
  await app.call('app.setPerson', { person: '李明' });
  await expect(app.call('protection.protect', { password })).rejects.toMatchObject({ detail: { code: 'not-found' } });
  await expect(app.call('protection.prepare', { password: '短' })).rejects.toMatchObject({ detail: { code: 'password-refused' } });
  const { recoveryKey } = await app.call('protection.prepare', { password });
  expect((await app.call('app.state', {})).library?.protected).toBe(false);
  await ended(app, (await app.call('protection.protect', { password })).job);
  expect((await app.call('app.state', {})).library).toMatchObject({ folder, protected: true, items: 6 });
  expect(await filesWith(folder, planted)).toEqual([]);
  expect(await filesWith(app.data, planted)).toEqual([]);
  expect(app.told).toContain('library-closed');

  // As after a power cut: nothing was closed, the next start takes it up again and waits for the password.
  await app.backend.close();
  await writeFile(join(app.data, 'preferences.json'), JSON.stringify({ open: folder }));
  const third = await started(app.data);
  await third.backend.resume();
  expect(await third.call('app.state', {})).toMatchObject({ library: null, locked: folder, troubles: [] });
  await expect(third.call('events.list', { beforeSeq: null, limit: 5 })).rejects.toMatchObject({ detail: { code: 'no-library-open' } });
  await expect(third.call('library.open', { folder, secret: { kind: 'password', text: '不是这个口令' } })).rejects.toMatchObject({ detail: { code: 'password-wrong' } });
  expect((await third.call('app.state', {})).locked).toBe(folder);
  await third.call('library.open', { folder, secret: { kind: 'recovery', text: recoveryKey } });
  expect((await third.call('app.state', {})).library?.items).toBe(6);
  await third.call('app.setPerson', { person: '李明' });
  await expect(third.call('protection.unprotect', { secret: { kind: 'password', text: '不是这个口令' } })).rejects.toMatchObject({ detail: { code: 'password-wrong' } });
  expect((await third.call('app.state', {})).library?.protected).toBe(true);
  await ended(third, (await third.call('protection.unprotect', { secret })).job);
  expect((await third.call('app.state', {})).library).toMatchObject({ protected: false, items: 6 });
  expect(await readdir(folder)).not.toContain('library.keys.json');
});

it('locks a protected library when nobody has been at work for the time that is set, and leaves one without a password open', async () => {
  const { folder } = await protectedLibrary();
  const plain = await filledLibrary();
  const app = await started();
  await app.call('library.open', { folder, secret });
  await app.call('protection.setLockAfter', { minutes: 2 });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await app.call('protection.active', {});
  vi.advanceTimersByTime(119_000);
  await app.call('protection.active', {});
  // Looking around is not work: a page asks again by itself.
  await app.call('app.state', {});
  vi.advanceTimersByTime(119_000);
  expect((await app.call('app.state', {})).locked).toBeNull();
  vi.advanceTimersByTime(2_000);
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await app.call('app.state', {})).toMatchObject({ library: null, locked: folder }), { timeout: 60_000 });
  expect(app.backend.originalOf(1)).toBeNull();
  await app.call('library.open', { folder: plain });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await app.call('protection.active', {});
  vi.advanceTimersByTime(3_600_000);
  vi.useRealTimers();
  expect((await app.call('app.state', {})).library?.folder).toBe(plain);
});

it('refuses a visitor every call that changes something, over the whole contract, before it looks at the input', async () => {
  const folder = await filledLibrary();
  const app = await started();
  await app.call('library.open', { folder, visitor: true });
  expect((await app.call('app.state', {})).library?.readOnly).toBe(true);
  const changes = (Object.keys(contract) as CallName[]).filter((name) => contract[name].effect === 'change');
  expect(changes.length).toBeGreaterThan(40);
  for (const name of changes) {
    if (name === 'library.close' || name === 'protection.lock') continue;
    await expect(app.backend.call(name, {}), name).rejects.toMatchObject({ detail: { code: 'visitor' } });
  }
  await app.call('library.close', {});
  await app.call('library.open', { folder });
  await app.call('app.setPerson', { person: '李明' });
});
