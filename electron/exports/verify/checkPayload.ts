import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { hashFile } from '../../files/durable.ts';
import { errorCode } from '../../files/retry.ts';

const WHOLE_FILE_BYTES = 4 << 20;

/** Checks every file below `data/` against the manifest's entries, and the total against `Payload-Oxum` where given. */
export async function checkPayload(
  root: string,
  manifest: readonly { readonly path: string; readonly sha256: string }[],
  oxum: string | undefined,
  onProgress?: (done: number, total: number) => void,
): Promise<{ readonly faults: readonly BundleFault[]; readonly files: number; readonly bytes: number }> {
  const faults: BundleFault[] = [];
  // A medium that stores names in another Unicode form (macOS) still holds the same names.
  const onDisk = new Map<string, readonly string[]>();
  await walk(root, 'data', onDisk, faults);
  let bytes = 0;
  for (const [index, { path, sha256 }] of manifest.entries()) {
    const key = path.normalize('NFC');
    const alike = onDisk.get(key) ?? [];
    const stored = alike.includes(path) ? path : alike[0];
    onProgress?.(index, manifest.length);
    if (stored === undefined) {
      if (!faults.some((fault) => fault.path === path)) faults.push({ kind: 'missing', path });
      continue;
    }
    onDisk.set(key, alike.filter((other) => other !== stored));
    try {
      const found = await hashOf(join(root, stored));
      bytes += found.bytes;
      if (found.sha256 !== sha256) faults.push({ kind: 'altered', path, expected: sha256, found: found.sha256 });
    } catch (error) {
      faults.push({ kind: 'unreadable', path, cause: errorCode(error) ?? '读取出错' });
    }
  }
  for (const path of [...onDisk.values()].flat()) faults.push({ kind: 'added', path });
  const found = `${bytes}.${manifest.length}`;
  if (oxum !== undefined && oxum !== found && faults.length === 0) faults.push({ kind: 'bad-tag-file', path: 'bag-info.txt', problem: `Payload-Oxum 为 ${oxum}，实际为 ${found}` });
  onProgress?.(manifest.length, manifest.length);
  return { faults, files: manifest.length, bytes };
}

/** Small files are read whole: the loop of `hashFile` with its large buffer costs several times as much for them. */
async function hashOf(file: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  if ((await stat(file)).size > WHOLE_FILE_BYTES) return hashFile(file);
  const content = await readFile(file);
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
}

async function walk(root: string, folder: string, onDisk: Map<string, readonly string[]>, faults: BundleFault[]): Promise<void> {
  let entries;
  try {
    entries = await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    faults.push(errorCode(error) === 'ENOENT' ? { kind: 'missing', path: folder } : { kind: 'unreadable', path: folder, cause: errorCode(error) ?? '读取出错' });
    return;
  }
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) await walk(root, path, onDisk, faults);
    else if (entry.isFile()) onDisk.set(path.normalize('NFC'), [...(onDisk.get(path.normalize('NFC')) ?? []), path]);
    else faults.push({ kind: 'link', path });
  }
}
