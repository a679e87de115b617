import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { parseManifest } from '../bundle/manifest.ts';
import { sm3OfFile } from '../bundle/sm3.ts';
import { readTagFile } from './readTagFile.ts';
import { tagText } from './tagText.ts';

/** The digits of each check sum that a further manifest may hold (RFC 8493 §2.4), and SM3. */
const digits: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha224: 56, sha384: 96, sha512: 128, sm3: 64 };

/**
 * Checks every further payload manifest: it must list the same files as that of SHA-256 (RFC 8493 §3), and every sum must
 * agree. `sound` are the files that the first one found unaltered.
 */
export async function checkOtherManifests(root: string, listed: ReadonlySet<string>, sound: (path: string) => boolean): Promise<readonly BundleFault[]> {
  const faults: BundleFault[] = [];
  for (const name of (await readdir(root)).sort()) {
    const algorithm = /^manifest-([^.]+)\.txt$/.exec(name)?.[1];
    if (algorithm !== undefined && algorithm !== 'sha256') faults.push(...(await checkManifest(root, name, algorithm, listed, sound)));
  }
  return faults;
}

async function checkManifest(root: string, name: string, algorithm: string, listed: ReadonlySet<string>, sound: (path: string) => boolean): Promise<readonly BundleFault[]> {
  const bad = (problem: string): BundleFault => ({ kind: 'bad-tag-file', path: name, problem });
  const length = digits[algorithm];
  if (length === undefined) return [bad(`不认识的校验算法“${algorithm}”`)];
  const file = await readTagFile(join(root, name));
  if (file.state !== 'read') return [bad(file.state === 'absent' ? '没有这个文件' : file.problem)];
  const decoded = tagText(file.content);
  if ('problem' in decoded) return [bad(decoded.problem)];
  const { entries, badLines } = parseManifest(decoded.text, length);
  const faults = badLines.length > 0 ? [bad(`第 ${badLines.slice(0, 5).join('、')} 行格式不对`)] : [];
  const here = new Set(entries.map(({ path }) => path));
  for (const path of listed) if (!here.has(path)) faults.push(bad(`没有列出 ${path}`));
  for (const { path, sum: expected } of entries) {
    if (!listed.has(path)) faults.push(bad(`列出了 manifest-sha256.txt 中没有的 ${path}`));
    else if (sound(path) && (await sumOf(join(root, ...path.split('/')), algorithm)) !== expected) faults.push(bad(`${path} 的 ${algorithm.toUpperCase()} 值不符，而 SHA-256 相符，清单被改动过`));
  }
  return faults;
}

async function sumOf(file: string, algorithm: string): Promise<string> {
  if (algorithm === 'sm3') return sm3OfFile(file);
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
