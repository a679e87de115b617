import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { parseManifest, staysInside } from '../bundle/manifest.ts';
import { readTagFile } from './readTagFile.ts';
import { declarationProblem, tagText } from './tagText.ts';

/** What the tag files say; `manifest` is `null` where there is nothing to check the payload against. */
export interface TagFiles {
  readonly faults: readonly BundleFault[];
  readonly manifest: readonly { readonly path: string; readonly sha256: string }[] | null;
  readonly info: ReadonlyMap<string, string>;
  readonly oxum: string | undefined;
}

const MANIFEST = 'manifest-sha256.txt';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';

/** Reads and checks `bagit.txt`, `bag-info.txt`, the manifest and the tag manifest; `shown` is the folder as given. */
export async function checkTagFiles(root: string, shown: string): Promise<TagFiles> {
  const faults: BundleFault[] = [];
  const nothing = { manifest: null, info: new Map<string, string>(), oxum: undefined };
  const bagit = await readTagFile(join(root, 'bagit.txt'));
  if (bagit.state === 'absent') return { ...nothing, faults: [{ kind: 'no-bag', path: shown }] };
  const problem = bagit.state === 'refused' ? bagit.problem : declarationProblem(bagit.content);
  if (problem !== null) faults.push({ kind: 'bad-tag-file', path: 'bagit.txt', problem });
  if ((await readdir(root)).includes('fetch.txt')) faults.push({ kind: 'bad-tag-file', path: 'fetch.txt', problem: '要求从别处取文件；成果包应当自带全部文件，档盒不从网上取' });

  await checkTagManifest(root, faults);
  const info = parseInfo((await textOf(root, 'bag-info.txt', faults)) ?? '');
  const text = await textOf(root, MANIFEST, faults);
  if (text === null) return { faults, ...nothing, info };
  return { faults, manifest: readManifest(text, faults), info, oxum: info.get('Payload-Oxum') };
}

function readManifest(text: string, faults: BundleFault[]): { path: string; sha256: string }[] {
  const { entries, badLines } = parseManifest(text);
  if (badLines.length > 0) faults.push({ kind: 'bad-tag-file', path: MANIFEST, problem: `第 ${badLines.slice(0, 5).join('、')} 行格式不对` });
  const seen = new Map<string, string>();
  const kept: { path: string; sha256: string }[] = [];
  for (const entry of entries) {
    const key = entry.path.normalize('NFC');
    if (!staysInside(entry.path) || !entry.path.startsWith('data/')) faults.push({ kind: 'path-outside', path: entry.path });
    else if (seen.has(key)) faults.push({ kind: 'bad-tag-file', path: MANIFEST, problem: `${entry.path} 列了两次${seen.get(key) === entry.path ? '' : '（两次只差 Unicode 写法，显示出来一样）'}` });
    else kept.push({ path: entry.path, sha256: entry.sum });
    seen.set(key, entry.path);
  }
  return kept;
}

async function checkTagManifest(root: string, faults: BundleFault[]): Promise<void> {
  const text = await textOf(root, TAG_MANIFEST, faults);
  if (text === null) return;
  const { entries, badLines } = parseManifest(text);
  if (badLines.length > 0) faults.push({ kind: 'bad-tag-file', path: TAG_MANIFEST, problem: `第 ${badLines.slice(0, 5).join('、')} 行格式不对` });
  const listed = new Set(entries.map((entry) => entry.path));
  const seen = new Set<string>();
  for (const { path, sum } of entries) {
    const misplaced = path.startsWith('data/') ? '只应列出 data 以外的文件' : path.startsWith('tagmanifest-') ? '不应列出校验清单自己' : seen.has(path) ? '列了两次' : null;
    seen.add(path);
    if (!staysInside(path)) faults.push({ kind: 'path-outside', path });
    else if (misplaced !== null) faults.push({ kind: 'bad-tag-file', path: TAG_MANIFEST, problem: `${path}：${misplaced}` });
    if (!staysInside(path) || misplaced !== null) continue;
    const tag = await readTagFile(join(root, path));
    if (tag.state === 'absent') faults.push({ kind: 'missing', path });
    else if (tag.state === 'refused') faults.push({ kind: 'bad-tag-file', path, problem: tag.problem });
    else if (createHash('sha256').update(tag.content).digest('hex') !== sum) faults.push({ kind: 'bad-tag-file', path, problem: '内容与 tagmanifest-sha256.txt 不符，导出后被改动过' });
  }
  for (const name of ['bagit.txt', 'bag-info.txt', MANIFEST]) if (!listed.has(name)) faults.push({ kind: 'bad-tag-file', path: TAG_MANIFEST, problem: `没有列出 ${name}` });
  for (const entry of await readdir(root)) if (entry !== 'data' && entry !== TAG_MANIFEST && !listed.has(entry)) faults.push({ kind: 'added', path: entry });
}

async function textOf(root: string, name: string, faults: BundleFault[]): Promise<string | null> {
  const tag = await readTagFile(join(root, name));
  if (tag.state === 'read') {
    const decoded = tagText(tag.content);
    if ('text' in decoded) return decoded.text;
    faults.push({ kind: 'bad-tag-file', path: name, problem: decoded.problem });
    return null;
  }
  faults.push(tag.state === 'absent' ? { kind: 'missing', path: name } : { kind: 'bad-tag-file', path: name, problem: tag.problem });
  return null;
}

/** `Label: value`, where a line that begins with a blank continues the value before it (RFC 8493 §2.2.2). */
function parseInfo(text: string): Map<string, string> {
  const info = new Map<string, string>();
  let label: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const match = /^([^:\s][^:]*?)\s*:\s*(.*)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      label = match[1];
      info.set(label, match[2]);
    } else if (label !== null && /^\s+\S/.test(line)) info.set(label, `${info.get(label) ?? ''} ${line.trim()}`);
  }
  return info;
}
