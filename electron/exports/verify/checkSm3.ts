import { join } from 'node:path';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { parseManifest } from '../bundle/manifest.ts';
import { sm3OfFile } from '../bundle/sm3.ts';
import { readTagFile } from './readTagFile.ts';

const NAME = 'manifest-sm3.txt';

/** Checks the second manifest where there is one: it lists the same files, and every sum agrees. `sound` are the files that the first one found unaltered. */
export async function checkSm3(root: string, listed: ReadonlySet<string>, sound: (path: string) => boolean): Promise<readonly BundleFault[]> {
  const file = await readTagFile(join(root, NAME));
  if (file.state === 'absent') return [];
  if (file.state === 'refused') return [{ kind: 'bad-tag-file', path: NAME, problem: file.problem }];
  const { entries, badLines } = parseManifest(file.content.toString('utf8'));
  const faults: BundleFault[] = badLines.length > 0 ? [{ kind: 'bad-tag-file', path: NAME, problem: `第 ${badLines.slice(0, 5).join('、')} 行格式不对` }] : [];
  const here = new Set(entries.map(({ path }) => path));
  for (const path of listed) if (!here.has(path)) faults.push({ kind: 'bad-tag-file', path: NAME, problem: `没有列出 ${path}` });
  for (const { path, sha256: expected } of entries) {
    if (!listed.has(path)) faults.push({ kind: 'bad-tag-file', path: NAME, problem: `列出了 manifest-sha256.txt 中没有的 ${path}` });
    else if (sound(path)) {
      const found = await sm3OfFile(join(root, ...path.split('/')));
      if (found !== expected) faults.push({ kind: 'bad-tag-file', path: NAME, problem: `${path} 的 SM3 值不符，而 SHA-256 相符，清单被改动过` });
    }
  }
  return faults;
}
