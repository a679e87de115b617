import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../electron/library/openLibrary.ts';
import { person, sha256Of, temporaryFolder } from '../integration/library/sampleFiles.ts';

const KILLS = 24;
const FILES = 480;

/** Starts the importing process, lets it begin some batches, and kills it a moment later, in the midst of the next. */
async function importAndKill(library: string, source: string, batches: number, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./importUntilKilled.ts', import.meta.url)), library, source], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const enough = Promise.withResolvers<undefined>();
  let begun = 0;
  child.stdout.on('data', (dots: Buffer) => {
    begun += dots.length;
    if (begun > batches) enough.resolve(undefined);
  });
  await Promise.race([enough.promise, ended]);
  await pause(milliseconds);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

async function kept(library: string): Promise<string[]> {
  const entries = await readdir(join(library, 'originals'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name).sort();
}

describe('an import that is killed', () => {
  it(`leaves a sound library each of ${KILLS} times, and is completed by repeating it`, async () => {
    const folder = await temporaryFolder();
    const [library, source] = [join(folder, 'library'), join(folder, 'source')];
    await mkdir(source);
    const texts = Array.from({ length: FILES }, (_, index) => `第${index}次会议记录，研究换届选举。`.repeat(1 + (index % 40)));
    await Promise.all(texts.map((text, index) => writeFile(join(source, `${String(index).padStart(3, '0')}.txt`), text)));

    let recorded = 0;
    for (let round = 0; round < KILLS; round += 1) {
      // Spread over the copying, flushing and committing of a batch, and sometimes during the very first.
      await importAndKill(library, source, round % 4, (round * 2.7) % 17);
      const opened = await openLibrary(library, { ...person, create: true });
      const found = await opened.check();
      expect(found).toMatchObject({ damage: [], missing: [], altered: [], chain: { intact: true } });
      const items = opened.items.list();
      expect(items.length).toBeGreaterThanOrEqual(recorded);
      for (const item of items) expect([item.kept, item.sha256]).toEqual([true, sha256Of(texts[Number.parseInt(item.path, 10)]!)]);
      expect(opened.search.count('换届')).toBe(items.length);
      // Nothing half-written and nothing unnamed stays.
      expect(await kept(library).catch(() => [])).toEqual(opened.originals.list().map(({ sha256 }) => sha256));
      recorded = items.length;
      opened.close();
    }
    expect(recorded).toBeLessThan(FILES);

    const child = spawn(process.execPath, [fileURLToPath(new URL('./importUntilKilled.ts', import.meta.url)), library, source, '--once'], { stdio: ['ignore', 'ignore', 'inherit'] });
    expect(await once(child, 'exit')).toEqual([0, null]);
    const complete = await openLibrary(library, person);
    expect(complete.items.list().map(({ path }) => path)).toEqual((await readdir(source)).sort());
    expect(await complete.check()).toMatchObject({ damage: [], missing: [], altered: [], chain: { intact: true } });
    const imported = [...complete.events.exportEvents()].flatMap((line) => {
      const event = JSON.parse(line) as { action: string; after: { items?: object } };
      return event.action === 'import-batch' ? Object.keys(event.after.items!) : [];
    });
    // Each file was recorded by one event, and by no second one.
    expect([imported.length, new Set(imported).size]).toEqual([FILES, FILES]);
    complete.close();
  });
});
