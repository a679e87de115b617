import { execFileSync } from 'node:child_process';
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { verifyFolder } from '../../../electron/backend/verifyFolder.ts';
import { exportSealedBundle } from '../../../electron/exports/exportSealedBundle.ts';
import { sealFolder } from '../../../electron/exports/sealed/sealFolder.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { passwordHint } from '../../../shared/presentation/bundlePassword.ts';
import { township } from './township.ts';

const password = 'Liulin-7x#Qy2';
let root: string;
let work: string;
let file: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'danghe-sealed-'));
  work = join(root, 'library');
  file = join(root, '移交', '柳林乡成果包.zip');
  mkdirSync(join(root, '移交'));
  await exportSealedBundle(township(work), file, { password, workFolder: work });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const code = (error: unknown): string => (error instanceof DangheError ? error.detail.code : String(error));
const installed = (program: string, ...test: readonly string[]): boolean => {
  try {
    execFileSync(program, test, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('an encrypted bundle', () => {
  test('lies alone at its place, shows no name of a file or a person, and nothing readable is left', () => {
    expect(readdirSync(join(root, '移交'))).toEqual(['柳林乡成果包.zip']);
    expect(readdirSync(work)).toEqual(['originals']);
    const bytes = readFileSync(file);
    for (const word of ['东沟村', 'bagit', '档案', 'report.json', password]) expect(bytes.includes(word), word).toBe(false);
  });

  test('is AES-256 by the published format (AE-2), as another implementation reads it', async () => {
    const { entry, stored } = await rawEntry(file);
    const extra = entry.extraFields.find(({ id }) => id === 0x9901)!.data;
    expect([extra.readUInt16LE(0), extra.toString('latin1', 2, 4), extra[4]]).toEqual([2, 'AE', 3]);
    const inner = unzipSync(decrypted(stored, password)!);
    expect(Object.keys(inner)).toContain('柳林乡成果包/bagit.txt');
    expect(Buffer.from(inner['柳林乡成果包/bagit.txt']!).toString()).toContain('BagIt-Version: 1.0');
    expect(decrypted(stored, `${password}1`)).toBeNull();
  });

  test.runIf(installed('7zz', 'i'))('7-Zip opens it with the password and with no other', () => {
    execFileSync('7zz', ['x', '-y', `-p${password}`, `-o${join(root, '7z')}`, file], { stdio: 'ignore' });
    execFileSync('7zz', ['x', '-y', `-o${join(root, '7z')}`, join(root, '7z', '柳林乡成果包.zip')], { stdio: 'ignore' });
    expect(readFileSync(join(root, '7z', '柳林乡成果包', 'bagit.txt'), 'utf8')).toContain('BagIt-Version: 1.0');
    expect(() => execFileSync('7zz', ['t', '-pfalsch-123', file], { stdio: 'ignore' })).toThrow();
  });

  test('verifies with its password; a wrong one, none, a changed byte and another zip are told apart', async () => {
    expect(await verifyFolder(file, { password })).toMatchObject({ ok: true, faults: [] });
    expect(code(await verifyFolder(file, { password: 'Liulin-7x#Qy3' }).catch((error: unknown) => error))).toBe('password-wrong');
    expect(code(await verifyFolder(file).catch((error: unknown) => error))).toBe('password-needed');
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(root, 'changed.zip'), bytes);
    expect(await verifyFolder(join(root, 'changed.zip'), { password })).toMatchObject({ ok: false, faults: [{ kind: 'sealed-damaged' }] });
    writeFileSync(join(root, 'cut.zip'), bytes.subarray(0, bytes.length - 300));
    expect(code(await verifyFolder(join(root, 'cut.zip'), { password }).catch((error: unknown) => error))).toBe('sealed-unknown');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('danghe-unsealed-'))).toEqual([]);
  });

  test('stopped while it is encrypted, it leaves nothing; a file that is there is not written over', async () => {
    const stop = new AbortController();
    const target = join(root, '移交', '停.zip');
    const stopped = exportSealedBundle(township(work), target, { password, workFolder: work, signal: stop.signal, onProgress: ({ stage, done }) => { if (stage === 'seal' && done > 20) stop.abort(); } });
    expect(code(await stopped.catch((error: unknown) => error))).toBe('cancelled');
    expect(readdirSync(join(root, '移交'))).toEqual(['柳林乡成果包.zip']);
    expect(readdirSync(work)).toEqual(['originals']);
    const before = statSync(file).mtimeMs;
    expect(code(await exportSealedBundle(township(work), file, { password, workFolder: work }).catch((error: unknown) => error))).toBe('file-exists');
    expect(statSync(file).mtimeMs).toBe(before);
  });

  test('thousands of files pass without being held in memory', async () => {
    const folder = join(root, 'many');
    const content = Buffer.alloc(20_000, 'x');
    for (let part = 0; part < 30; part += 1) {
      mkdirSync(join(folder, String(part)), { recursive: true });
      for (let index = 0; index < 200; index += 1) writeFileSync(join(folder, String(part), `${index}.bin`), content);
    }
    let most = 0;
    const before = process.memoryUsage().rss;
    await sealFolder(folder, join(root, 'many.zip'), { password, onProgress: (done) => { if (done % 500 === 0) most = Math.max(most, process.memoryUsage().rss); } });
    expect(statSync(join(root, 'many.zip')).size).toBeGreaterThan(120_000_000);
    expect(most - before).toBeLessThan(100 << 20);
  }, 240_000);
});

test.each([
  ['Ab1#', 'refused'], ['密码密码密码密码', 'refused'], ['12345678', 'weak'], ['13800138000', 'weak'], ['19890615', 'weak'], ['aaaaaaaaaaaa', 'weak'], ['dangjian2026', 'weak'],
  ['Lx7mQ2vT', 'weak'], ['Lx7#mQ2vTw', 'fair'], ['shi-gua-lan-che-71-mu', 'good'], ['x'.repeat(100), 'refused'],
])('password %s is %s', (given, level) => expect(passwordHint(given).level).toBe(level));

/** The one entry of a zip and its bytes as they are stored. */
async function rawEntry(path: string): Promise<{ readonly entry: Entry; readonly stored: Buffer }> {
  const zip = await new Promise<ZipFile>((resolve, reject) => { fromBuffer(readFileSync(path), { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))); });
  const entry = await new Promise<Entry>((resolve) => { zip.once('entry', resolve); zip.readEntry(); });
  const parts: Buffer[] = [];
  const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return { entry, stored: Buffer.concat(parts) };
}

/** WinZip's AE-2 by its published description, with Node's own ciphers; `null` where the password or the content is wrong. */
function decrypted(stored: Buffer, secret: string): Buffer | null {
  const salt = stored.subarray(0, 16);
  const keys = pbkdf2Sync(secret, salt, 1000, 66, 'sha1');
  if (!keys.subarray(64).equals(stored.subarray(16, 18))) return null;
  const content = stored.subarray(18, -10);
  if (!createHmac('sha1', keys.subarray(32, 64)).update(content).digest().subarray(0, 10).equals(stored.subarray(-10))) return null;
  // The counter of this format runs from its low end, which Node's CTR does not do: the key stream is made block by block.
  const blocks = Buffer.alloc(Math.ceil(content.length / 16) * 16);
  for (let index = 0; index < blocks.length / 16; index += 1) blocks.writeUInt32LE(index + 1, index * 16);
  const stream = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).setAutoPadding(false).update(blocks);
  return Buffer.from(content.map((byte, index) => byte ^ stream[index]!));
}
