import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { takeInBundle } from '../../../electron/backend/handOver/takeInBundle.ts';
import { exportLibrary } from '../../../electron/backend/exportLibrary.ts';
import { defaultSchemeFile } from '../../../electron/backend/loadData.ts';
import { setTownship } from '../../../electron/backend/settings.ts';
import { join } from 'node:path';
import { clerk, day, goodMinutes, readers, thinMinutes, townshipOf } from '../ledgers/smallTownship.ts';

it('is one change whatever goes on between its steps: others wait for its end, and stopped it leaves nothing', async () => {
  const { library } = await townshipOf({});
  const before = library.events.head();
  const seen: string[] = [];
  const write = (last: string) => library.changeInSteps('settings', '乡镇名称', function* ({ settings }) {
    settings.set('township', '柳林乡');
    yield;
    seen.push('second step');
    settings.set('signers', [last]);
    yield;
    return last;
  }, clerk);
  const under = write('周玉兰');
  // Between two steps: writing is refused rather than mixed in, and whoever waits goes on after the end.
  expect(() => { setTownship(library, '石桥镇', clerk); }).toThrow(expect.objectContaining({ detail: expect.objectContaining({ code: 'internal' }) as unknown }));
  const waited = library.settled().then(() => { seen.push('settled'); });
  await nextTurn();
  expect(await under).toBe('周玉兰');
  await waited;
  expect(seen).toEqual(['second step', 'settled']);
  expect(library.events.head().count).toBe(before.count + 1);
  expect(library.settings.get('township')).toBe('柳林乡');

  const stop = new AbortController();
  const head = library.events.head();
  const stopped = library.changeInSteps('settings', '乡镇名称', function* ({ settings }) {
    settings.set('township', '青石乡');
    stop.abort();
    yield;
    settings.set('township', '不会到这里');
  }, clerk, stop.signal);
  await expect(stopped).rejects.toMatchObject({ detail: { code: 'cancelled' } });
  expect([library.events.head(), library.settings.get('township')]).toEqual([head, '柳林乡']);
  expect(library.events.verifyChain()).toMatchObject({ intact: true });
});

it('lets the backend go on while a bundle is put into the library, and takes nothing in where it is stopped there', async () => {
  const from = await townshipOf({ '东沟村/2025年/6月党员大会.txt': goodMinutes('东沟村', '2025-06-06', '修渠'), '东沟村/2025年/3月党员大会.txt': thinMinutes('东沟村', '2025-03-05') });
  setTownship(from.library, '柳林乡', clerk);
  const bundle = join(from.place, '成果包');
  await exportLibrary({ library: from.library, scheme: from.scheme, asOf: day('2026-01-15'), out: bundle });
  const into = await townshipOf({});
  const take = (signal: AbortSignal, onStep: (step: string) => void) => takeInBundle({ library: into.library, schemeFile: defaultSchemeFile, folder: bundle, workFolder: join(into.place, '接收'), pool: readers, person: clerk, onStep, onProgress: () => undefined, signal });
  const state = () => ({ head: into.library.events.head(), items: into.library.items.list(), originals: into.library.originals.list(), branches: into.library.branches.list() });
  const before = state();

  const stop = new AbortController();
  await expect(take(stop.signal, (step) => { if (step === '入库') setImmediate(() => { stop.abort(); }); })).rejects.toMatchObject({ detail: { code: 'cancelled' } });
  expect(state()).toEqual(before);

  let turns = 0;
  let counting = false;
  const count = () => {
    if (!counting) return;
    turns += 1;
    setImmediate(count);
  };
  const taken = await take(new AbortController().signal, (step) => { if (step === '入库') { counting = true; setImmediate(count); } });
  counting = false;
  expect(taken.files).toBe(2);
  // One for the files, one for their places, one for their numbers at least.
  expect(turns).toBeGreaterThanOrEqual(3);
});
