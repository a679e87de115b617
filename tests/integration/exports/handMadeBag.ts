import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chainStart } from '../../../shared/archive/eventChain.ts';

/** A bag in parts, to be spoilt before it is written. `payload` paths are as on disk, below the bag. */
export interface BagParts {
  readonly bagit: string | Buffer | null;
  readonly info: string;
  readonly payload: ReadonlyMap<string, string>;
  /** Lines of `manifest-sha256.txt`; as the payload says where absent. */
  readonly manifest?: readonly string[];
  readonly manifestBytes?: (text: string) => Buffer;
  readonly newline: string;
  /** Further tag files, listed in the tag manifest. */
  readonly tags: Readonly<Record<string, string>>;
  /** Lines added to the tag manifest. */
  readonly tagLines: readonly string[];
  readonly withoutTagManifest: boolean;
}

export const sumOf = (content: string | Buffer, algorithm = 'sha256'): string => createHash(algorithm).update(content).digest('hex');

const report = { schema: 'danghe-report/1', run: { events: { count: 0, head: chainStart } }, items: [], findings: [], totals: { files: 0, byStatus: {}, byRule: {} } };

/** The smallest bag that is a sound bundle: an empty report, an empty history, one original. */
export const soundBag: BagParts = {
  bagit: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  info: `Danghe-Event-Count: 0\nDanghe-Event-Head: ${chainStart}\n`,
  payload: new Map([['data/report.json', JSON.stringify(report)], ['data/events.jsonl', ''], ['data/档案/会议.txt', '会议记录']]),
  newline: '\n',
  tags: {},
  tagLines: [],
  withoutTagManifest: false,
};

export function withPayload(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map([...soundBag.payload, ...Object.entries(files)]);
}

export function manifestLines(payload: ReadonlyMap<string, string>, name: (path: string) => string = (path) => path): readonly string[] {
  return [...payload].map(([path, content]) => `${sumOf(content)}  ${name(path)}`);
}

export async function writeBag(folder: string, parts: BagParts): Promise<void> {
  await mkdir(join(folder, 'data'), { recursive: true });
  for (const [path, content] of parts.payload) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const lines = (parts.manifest ?? manifestLines(parts.payload)).map((line) => line + parts.newline).join('');
  const tags: Record<string, string | Buffer> = { ...(parts.bagit === null ? {} : { 'bagit.txt': parts.bagit }), 'bag-info.txt': parts.info, 'manifest-sha256.txt': parts.manifestBytes?.(lines) ?? lines, ...parts.tags };
  for (const [name, content] of Object.entries(tags)) await writeFile(join(folder, name), content);
  const listed = [...Object.entries(tags).map(([name, content]) => `${sumOf(content)}  ${name}`), ...parts.tagLines];
  if (!parts.withoutTagManifest) await writeFile(join(folder, 'tagmanifest-sha256.txt'), listed.map((line) => line + parts.newline).join(''));
}
