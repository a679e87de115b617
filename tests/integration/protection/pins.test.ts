import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { person } from '../library/sampleFiles.ts';
import { filledLibrary } from './protectedLibrary.ts';
import { started } from './startedApp.ts';

it('a name with a PIN decides only after it was shown once in the sitting; who decided is on the event, the PIN on none', async () => {
  const folder = await filledLibrary();
  const app = await started();
  await app.call('library.open', { folder });
  await app.call('app.setPerson', { person: '李明' });
  const decide = (title: string) => app.call('item.decide', { ids: [1], decision: { title } });
  await decide('未设签名码');
  await app.call('people.setPin', { person: '李明', pin: '4821' });
  // Whoever sets it has it.
  await decide('设的当时');
  await expect(app.call('people.setPin', { person: '王芳', pin: '0000' })).rejects.toMatchObject({ detail: { code: 'pin-of-other' } });

  await app.call('app.setPerson', { person: '王芳' });
  await decide('王芳没有签名码');
  await app.call('app.setPerson', { person: '李明' });
  await expect(decide('冒名')).rejects.toMatchObject({ detail: { code: 'pin-needed', person: '李明' } });
  await expect(app.call('people.setPin', { person: '李明', pin: null })).rejects.toMatchObject({ detail: { code: 'pin-needed' } });
  await expect(app.call('people.prove', { pin: '4822' })).rejects.toMatchObject({ detail: { code: 'pin-wrong' } });
  await app.call('people.prove', { pin: '４８２１' });
  await decide('本人');
  await app.call('library.close', {});
  await app.call('library.open', { folder });
  await expect(decide('另一次打开')).rejects.toMatchObject({ detail: { code: 'pin-needed' } });

  for (let count = 0; count < 3; count += 1) await expect(app.call('people.prove', { pin: 'xxxx' })).rejects.toMatchObject({ detail: { code: 'pin-wrong' } });
  await expect(app.call('people.prove', { pin: '4821' })).rejects.toMatchObject({ detail: { code: 'password-wait' } });
  // Forgotten: another name takes it away, and the event says who.
  await app.call('app.setPerson', { person: '王芳' });
  await app.call('people.setPin', { person: '李明', pin: null });
  await app.call('app.setPerson', { person: '李明' });
  await decide('取消之后');
  await app.call('library.close', {});

  const library = await openLibrary(folder, person);
  const events = library.events.latest(50);
  expect(events.filter(({ action }) => action === 'decide' || action.endsWith('-pin')).map(({ actor, action }) => `${actor} ${action}`).toReversed())
    .toEqual(['李明 decide', '李明 set-pin', '李明 decide', '王芳 decide', '李明 decide', '王芳 remove-pin', '李明 decide']);
  expect([...library.events.exportEvents()].join('\n')).not.toMatch(/hash"?:"?[0-9a-f]{64}.*4821|"salt"/);
  expect(Object.keys(library.settings.all()).filter((key) => key.startsWith('pin'))).toEqual([]);
  library.close();
  expect(await readFile(join(folder, 'library.attempts.json'), 'utf8')).not.toContain('李明');
});
