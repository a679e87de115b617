import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { defaultLimits } from '../../../electron/intake/limits.ts';
import { createReaderPool, type ReaderPool, type ReaderPoolOptions } from '../../../electron/intake/pool.ts';
import { forkReader, type SpawnReader } from '../../../electron/intake/spawnReader.ts';

const folder = mkdtempSync(join(tmpdir(), 'danghe-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pools: ReaderPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function open(options: ReaderPoolOptions): ReaderPool {
  const pool = createReaderPool(options);
  pools.push(pool);
  return pool;
}

const misbehaving: SpawnReader = (memoryBytes, events) => forkReader(fileURLToPath(new URL('./misbehavingWorker.ts', import.meta.url)), memoryBytes, events);

function file(name: string, content: string | Uint8Array): { file: string; name: string } {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { file: path, name };
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

describe('one bad file costs only itself', () => {
  test('a hang ends as timed-out, and the files around it are read', async () => {
    const pool = open({ workers: 2, timeoutMilliseconds: 5000, spawn: misbehaving });
    const jobs = ['one', 'hang', 'two', 'three', 'hang', 'four'].map((order, index) => file(`hang-${index}`, order));
    const outcomes = await Promise.all(jobs.map((job) => pool.read(job)));
    expect(outcomes.map((outcome) => (outcome.ok ? 'read' : outcome.code))).toEqual(['read', 'timed-out', 'read', 'read', 'timed-out', 'read']);
    expect(outcomes[1]).toMatchObject({ sha256: sha256('hang'), bytes: 4 });
  });

  test.each(['abort', 'exit'])('a crash by %s ends as reader-crashed', async (order) => {
    const pool = open({ workers: 1, spawn: misbehaving });
    const outcomes = await Promise.all([pool.read(file('before', 'fine')), pool.read(file('crash', order)), pool.read(file('after', 'fine'))]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'read' : outcome.code))).toEqual(['read', 'reader-crashed', 'read']);
    expect(outcomes[1]).toMatchObject({ sha256: sha256(order) });
  });

  test.each(['buffers', 'objects'])('memory eaten by %s ends as out-of-memory', async (order) => {
    const pool = open({ workers: 1, memoryBytes: 256 << 20, spawn: misbehaving });
    const outcomes = await Promise.all([pool.read(file('eater', order)), pool.read(file('after', 'fine'))]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'read' : outcome.code))).toEqual(['out-of-memory', 'read']);
  });

  test('a reader is used again for the next file', async () => {
    const pool = open({ workers: 1, spawn: misbehaving });
    const first = await pool.read(file('a', 'fine'));
    const second = await pool.read(file('b', 'fine'));
    expect(first.ok && second.ok && first.understanding === second.understanding).toBe(true);
  });

  test('closing ends what hangs and what waits', async () => {
    const pool = createReaderPool({ workers: 1, spawn: misbehaving });
    const reads = [pool.read(file('h', 'hang')), pool.read(file('w', 'fine'))];
    await pool.close();
    expect(await Promise.all(reads)).toMatchObject([{ ok: false, code: 'reader-crashed' }, { ok: false, code: 'reader-crashed' }]);
    expect(await pool.read(file('l', 'fine'))).toMatchObject({ ok: false });
  });
});

describe('the product’s own reader', () => {
  test('hashes and reads a file; refuses what is too large, missing or a folder', async () => {
    const pool = open({ workers: 1, limits: { ...defaultLimits, fileBytes: 1000 } });
    const archive = zipSync({ '会议记录.txt': strToU8('内容') });
    expect(await pool.read(file('a.zip', archive))).toMatchObject({ ok: true, sha256: sha256(archive), bytes: archive.length, document: { format: 'zip', members: [{ name: '会议记录.txt' }] } });
    const large = 'x'.repeat(1001);
    expect(await pool.read(file('large.txt', large))).toEqual({ ok: false, code: 'too-large', sha256: sha256(large), bytes: 1001 });
    expect(await pool.read({ file: join(folder, 'none.txt'), name: 'none.txt' })).toMatchObject({ ok: false, code: 'changed-while-reading', sha256: null });
    expect(await pool.read({ file: folder, name: 'folder' })).toMatchObject({ ok: false, sha256: null });
    expect(await pool.read(file('empty.txt', ''))).toMatchObject({ ok: false, code: 'corrupt', sha256: sha256(''), bytes: 0 });
  });

  test('gives a copy of what it read where one is asked for; where none can be made, the outcome says so', async () => {
    const pool = open({ workers: 1 });
    const copyTo = join(folder, 'copy');
    expect(await pool.read({ ...file('copied.txt', '内容'), copyTo })).toMatchObject({ ok: true, copied: true });
    expect(await pool.read({ ...file('damaged.zip', 'PK\u0003\u0004'), copyTo: join(folder, 'damaged') })).toMatchObject({ ok: false, copied: true });
    expect([readFileSync(copyTo, 'utf8'), readFileSync(join(folder, 'damaged'), 'utf8')]).toEqual(['内容', 'PK\u0003\u0004']);
    const refused = await pool.read({ ...file('refused.txt', '内容'), copyTo: join(folder, 'none', 'copy') });
    expect([refused.ok, refused.copied]).toEqual([true, undefined]);
  });

  test('a file that changes while it is read is told apart', async () => {
    const pool = open({ workers: 1, limits: { ...defaultLimits, fileBytes: 1 } });
    const job = file('growing.bin', Buffer.alloc(300 << 20));
    await pool.read(file('warm.txt', 'ab'));
    // Over the limit it is hashed as a stream, which takes long enough to change it meanwhile.
    const reading = pool.read(job);
    const change = setInterval(() => truncateSync(job.file, (300 << 20) + Math.floor(Math.random() * 1000)), 5);
    const outcome = await reading;
    clearInterval(change);
    expect(outcome).toMatchObject({ ok: false, code: 'changed-while-reading', sha256: null });
  });
});
