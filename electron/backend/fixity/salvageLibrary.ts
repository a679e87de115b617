import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { chainLine, verifyChain, type ChainCheck, type ChainedEvent } from '../../../shared/archive/eventChain.ts';
import { safeName } from '../../../shared/presentation/safeName.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { sealedAt } from '../../library/originals.ts';
import { readKeyFile, unwrapMaster, type LibrarySecret } from '../../library/protection/keyFile.ts';
import { createLibraryKeys, type LibraryKeys } from '../../library/protection/libraryKeys.ts';
import { textHash } from '../../library/events.ts';
import { copyKept, type KeptOriginal } from '../../files/keptFile.ts';
import { errorCode } from '../../files/retry.ts';
import { asWriteError } from '../../exports/bundle/writeErrors.ts';
import { ensureFreeTarget } from '../ensureFreeTarget.ts';
import { refuseInside } from '../refuseInside.ts';
import { clock } from '../clock.ts';
import { readBrokenDatabase, type BrokenTable } from './readBrokenDatabase.ts';

/** What came out of a broken library, and what did not. */
export interface SalvageAccount {
  readonly originals: number;
  /** Files in `originals/` whose bytes are not those of their name. */
  readonly altered: readonly string[];
  /** Originals that the database names and that are not there. */
  readonly missing: readonly string[];
  /** Originals under their SHA-256, since the name they had could not be read. */
  readonly nameless: number;
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly whole: boolean; readonly problem: string | null }[];
  /** What SQLite finds wrong with the database. */
  readonly damage: readonly string[];
  /** Whether the events that could be read are the whole chain, unaltered; `null` where none could. */
  readonly chain: ChainCheck | null;
  /** The same in words. */
  readonly lines: readonly string[];
}

export interface SalvageOptions {
  /** What opens a protected library; without its key file nothing does. */
  readonly secret?: LibrarySecret | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Gets everything readable out of a library that does not open any more: the originals under the names and folders they had
 * where those can still be read (ready to be imported again), every readable row of the database as JSON lines, and an
 * account of what could not be read. The library is not written to.
 *
 * @throws DangheError `folder-missing`, `library-missing` where there is neither database nor originals, `target-not-empty`,
 *   `target-inside-source`, `disk-full`, `write-failed`; of a protected one `password-needed`, `password-wrong`
 */
export async function salvageLibrary(folder: string, out: string, { secret, onProgress = () => undefined }: SalvageOptions = {}): Promise<SalvageAccount> {
  const [root, target] = [resolve(folder), resolve(out)];
  if (!(await stat(root).catch(() => null))?.isDirectory()) throw new DangheError({ code: 'folder-missing', path: folder });
  refuseInside(root, target);
  await ensureFreeTarget(target);
  const keys = await keysOf(root, secret);
  const files = await originalsIn(join(root, 'originals'), keys);
  const database = await readBrokenDatabase(root, target, keys);
  if (files.length === 0 && database.tables.every(({ rows }) => rows.length === 0) && !database.present) throw new DangheError({ code: 'library-missing', path: folder });
  try {
    await mkdir(join(target, '登记'), { recursive: true });
    for (const table of database.tables) await writeFile(join(target, '登记', `${table.name}.jsonl`), table.rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const kept = await copyOriginals(files, namesOf(database.tables), join(target, '原件'), onProgress);
    const named = new Set(tableRows(database.tables, 'originals').flatMap(({ sha256 }) => (typeof sha256 === 'string' ? [sha256] : [])));
    const there = new Set(files.map(({ sha256 }) => sha256));
    const account = { originals: kept.copied, altered: kept.altered, missing: [...named].filter((sha256) => !there.has(sha256)), nameless: kept.nameless, tables: database.tables.map(({ name, rows, whole, problem }) => ({ name, rows: rows.length, whole, problem })), damage: database.damage, chain: chainOf(tableRows(database.tables, 'events')) };
    const lines = linesOf(account);
    await writeFile(join(target, '说明.txt'), `档案库抢救说明\r\n来源：${root}\r\n时间：${clock.now()}\r\n\r\n${lines.join('\r\n')}\r\n\r\n“原件”文件夹可以用“导入”重新建库；“登记”里是数据库中读得出的各表，一行一条。人工决定、整改、归类在 items、ledger_entries、events 中。\r\n`);
    return { ...account, lines };
  } catch (error) {
    throw asWriteError(error, target);
  }
}

async function keysOf(folder: string, secret: LibrarySecret | undefined): Promise<LibraryKeys | null> {
  const file = await readKeyFile(folder);
  if (!file) return null;
  if (secret === undefined) throw new DangheError({ code: 'password-needed', path: folder, of: 'library' });
  const master = await unwrapMaster(file, secret);
  if (!master) throw new DangheError({ code: 'password-wrong', path: folder, of: secret.kind === 'password' ? 'library' : 'recovery' });
  return createLibraryKeys(master);
}

/** The rows of events as the lines they were exported as. */
function chainOf(rows: BrokenTable['rows']): ChainCheck | null {
  if (rows.length === 0) return null;
  const lines = rows.toSorted((a, b) => Number(a['seq']) - Number(b['seq'])).map((row) => {
    try {
      return chainLine({ ...row, before: JSON.parse(String(row['before'])) as unknown, after: JSON.parse(String(row['after'])) as unknown } as unknown as ChainedEvent);
    } catch {
      // Not what was written: the chain breaks here.
      return '?';
    }
  });
  return verifyChain(lines, textHash);
}

interface OriginalFile extends KeptOriginal {
  readonly sha256: string;
}

async function originalsIn(folder: string, keys: LibraryKeys | null): Promise<readonly OriginalFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found = entries.flatMap((entry): OriginalFile[] => {
    const [, sha256, sealed] = /^([0-9a-f]{64})(\.sealed)?$/.exec(entry.name) ?? [];
    if (!entry.isFile() || sha256 === undefined) return [];
    const file = join(entry.parentPath, entry.name);
    return [{ sha256, ...(sealed === undefined ? { file } : sealedAt(file, sha256, keys)) }];
  });
  return found.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

function tableRows(tables: readonly BrokenTable[], name: string): BrokenTable['rows'] {
  return tables.find((table) => table.name === name)?.rows ?? [];
}

/** The first path of each original, as far as the items can be read. */
function namesOf(tables: readonly BrokenTable[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { original, path, source_id } of tableRows(tables, 'items')) {
    if (typeof original === 'string' && typeof path === 'string' && !names.has(original)) names.set(original, `来源${String(source_id)}/${path}`);
  }
  return names;
}

async function copyOriginals(files: readonly OriginalFile[], names: ReadonlyMap<string, string>, folder: string, onProgress: (done: number, total: number) => void) {
  const taken = new Set<string>();
  const altered: string[] = [];
  let [copied, nameless] = [0, 0];
  for (const [index, { sha256, ...kept }] of files.entries()) {
    const path = names.get(sha256);
    const place = join(folder, free(path === undefined ? `名称不详/${sha256}` : path.split('/').map((part) => safeName(part, 120)).join('/'), taken));
    await mkdir(dirname(place), { recursive: true });
    try {
      const found = await copyKept(kept, place, (bytes) => bytes.sha256 === sha256);
      if (found.sha256 === sha256) copied += 1;
      else altered.push(path ?? sha256);
      if (found.sha256 === sha256 && path === undefined) nameless += 1;
    } catch (error) {
      // What the disk does not give any more is told; a fault of the target's is the caller's.
      if (!(error instanceof DangheError) && (error as NodeJS.ErrnoException).syscall !== 'read' && errorCode(error) !== 'EACCES' && errorCode(error) !== 'ENOENT') throw error;
      altered.push(path ?? sha256);
    }
    onProgress(index + 1, files.length);
  }
  return { copied, altered, nameless };
}

/** Two names that differ in case alone are one on Windows. */
function free(path: string, taken: Set<string>): string {
  const key = (text: string) => text.normalize('NFC').toLowerCase();
  let name = path;
  for (let count = 2; taken.has(key(name)); count += 1) name = `${path.slice(0, path.length - extname(path).length)}（${count}）${extname(path)}`;
  taken.add(key(name));
  return name;
}

function linesOf({ originals, altered, missing, nameless, tables, damage, chain }: Omit<SalvageAccount, 'lines'>): readonly string[] {
  const broken = tables.filter(({ whole }) => !whole);
  return [
    `原件：取出 ${originals} 件，都与登记的校验值一致${nameless > 0 ? `；其中 ${nameless} 件的原名读不出来，放在“名称不详”下` : ''}。`,
    ...(altered.length > 0 ? [`原件：${altered.length} 件已被改动或读不出来，没有取出：${some(altered)}`] : []),
    ...(missing.length > 0 ? [`原件：${missing.length} 件登记过而不在：${some(missing.map((sha256) => sha256.slice(0, 12)))}`] : []),
    ...tables.filter(({ whole }) => whole).map(({ name, rows }) => `表 ${name}：${rows} 行，全部读出。`),
    ...(damage.length > 0 ? [`数据库：SQLite 查出 ${damage.length} 处以上的损坏，如：${damage[0]}。读出的行里也可能有个别字被改动，请与原件对照。`] : []),
    ...(chain === null ? [] : [chain.intact ? `事件链：${chain.count} 条前后相连，没有被改动。` : `事件链：前 ${chain.count} 条完好，第 ${chain.seq} 条起接不上；以后的只供参考。`]),
    ...broken.map(({ name, rows, problem }) => `表 ${name}：读出 ${rows} 行，其余读不出来（${problem ?? ''}）。`),
  ];
}

function some(names: readonly string[]): string {
  return `${names.slice(0, 20).join('、')}${names.length > 20 ? ` 等 ${names.length} 件` : ''}。`;
}
