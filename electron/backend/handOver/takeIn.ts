import { link, copyFile, mkdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import type { DecidedByPerson } from '../../../shared/filing/filing.ts';
import { canonicalJson } from '../../../shared/archive/canonicalJson.ts';
import { ledgerNames } from '../../../shared/ledgers/ledgers.ts';
import { mergeLedgers, type AllLedgers, type ItemHere, type Merged } from '../../../shared/ledgers/mergeLedgers.ts';
import { HAND_OVER } from '../../../shared/ledgers/undoable.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { removeTree } from '../../files/retry.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';
import { openLibrary } from '../../library/openLibrary.ts';
import { restoreLibrary } from '../../library/restoreLibrary.ts';
import { clock } from '../clock.ts';
import { importFolder, type ImportProgress } from '../importFolder.ts';
import type { Person } from '../ledgers/person.ts';

export interface TakeInRequest {
  readonly library: Library;
  readonly schemeFile: string;
  /** The file that the village handed over. */
  readonly file: string;
  /** Where files are laid out while they are taken in; what is left there is removed. */
  readonly workFolder: string;
  readonly person: Person;
  readonly signal?: AbortSignal;
  readonly onStep: (step: string) => void;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Takes a village's library into the township's: the file is unpacked and looked over as a whole (database, event chain,
 * every original), files that are here already are not taken twice, people's decisions and ledgers come along, and the
 * village's whole event chain is kept. What stands differently on both sides stays as it is here and is named.
 *
 * `filesAnew` is called between the files and the ledgers, so that numbers and places are settled.
 *
 * @throws DangheError `backup-invalid`, `file-missing`, `usage` where this very state was taken in before, `cancelled`
 */
export async function takeIn(request: TakeInRequest, filesAnew: () => Promise<void>): Promise<TakenIn> {
  const { file, workFolder, person, onStep } = request;
  const unpacked = join(workFolder, '.unpacked');
  const options = { actor: person.actor, now: person.now };
  await removeTree(unpacked);
  try {
    onStep('核对移交文件');
    await restoreLibrary(file, unpacked, options);
    const theirs = await openLibrary(unpacked, { ...options, readOnly: true });
    try {
      return await takeFrom(theirs, request, filesAnew);
    } finally {
      theirs.close();
    }
  } finally {
    await removeTree(unpacked);
  }
}

async function takeFrom(theirs: Library, { library, schemeFile, workFolder, person, signal, onStep, onProgress }: TakeInRequest, filesAnew: () => Promise<void>): Promise<TakenIn> {
  const head = theirs.events.head();
  if (library.settings.get(`${HAND_OVER}${head.head}`) !== null) throw new DangheError({ code: 'usage', problem: '这份移交已经接收过，内容没有变化' });
  const branches = theirs.branches.list().map(({ name }) => name);
  const name = branches[0] ?? '未知支部';
  const folder = join(workFolder, name.replace(/[\\/:*?"<>|]/g, '_'));
  const handed = theirs.items.list().filter(({ kept, sha256, path }) => kept && sha256 !== null && !path.includes('!/'));
  const known = bySha(library);
  const fresh = handed.filter(({ sha256 }) => !known.has(sha256!));
  onStep('接收文件');
  const several = theirs.sources.list().length > 1;
  try {
    for (const item of fresh) await layOut(theirs, item, join(folder, ...(several ? [`来源${item.sourceId}`] : []), ...item.path.split('/')));
    if (fresh.length > 0) await importFolder({ library, folder, schemeFile, onProgress, ...(signal ? { signal } : {}) });
  } finally {
    await removeTree(folder);
  }
  await filesAnew();
  onStep('合并记录');
  const merged = mergeAll(library, theirs);
  const result: TakenIn = { branches, at: clock.now(), by: person.actor, files: fresh.length, already: handed.length - fresh.length, events: head.count, head: head.head, entries: merged.puts.length, conflicts: merged.conflicts };
  const chain = gzipSync([...theirs.events.exportEvents()].join('\n')).toString('base64');
  library.change('take-in', name, ({ filing, ledgers, settings }) => {
    for (const { itemId, decided } of merged.decisions) filing.decide(itemId, decided);
    for (const put of merged.puts) ledgers.put(put.ledger, put.key, put.value);
    settings.set(`${HAND_OVER}${head.head}`, { ...result, branches: [...result.branches], conflicts: [...result.conflicts], chain });
  }, person);
  return result;
}

/** Puts a file where it lay in the village, with its own time; by a link where the disk allows. */
async function layOut(theirs: Library, { sha256, mtimeMs }: LibraryItem, target: string): Promise<void> {
  const original = theirs.originals.pathOf(sha256!);
  await mkdir(dirname(target), { recursive: true });
  await link(original, target).catch(() => copyFile(original, target));
  if (mtimeMs !== null) await utimes(target, mtimeMs / 1000, mtimeMs / 1000);
}

function mergeAll(library: Library, theirs: Library): Merged & { readonly decisions: readonly { readonly itemId: number; readonly decided: DecidedByPerson }[] } {
  const here = bySha(library);
  const theirItems = theirs.items.list();
  const byId = new Map(theirItems.map((item) => [item.id, item]));
  const itemHere: ItemHere = (itemId) => {
    const sha256 = byId.get(itemId)?.sha256;
    const item = sha256 ? here.get(sha256) : undefined;
    return item ? { itemId: item.id, path: item.path, sha256: item.sha256! } : null;
  };
  const merged = mergeLedgers(allLedgers(library), allLedgers(theirs), itemHere);
  const decisions: { itemId: number; decided: DecidedByPerson }[] = [];
  const conflicts = [...merged.conflicts];
  for (const { decided, sha256, path } of theirItems) {
    if (Object.keys(decided).length === 0 || sha256 === null) continue;
    const item = here.get(sha256);
    if (!item) continue;
    if (Object.keys(item.decided).length === 0) decisions.push({ itemId: item.id, decided });
    else if (canonicalJson({ ...item.decided }) !== canonicalJson({ ...decided })) conflicts.push(`文件“${path}”：两边人工归类不同。`);
  }
  return { puts: merged.puts, conflicts, decisions };
}

/** The first item of each content; duplicates speak through it. */
function bySha({ items }: Library): ReadonlyMap<string, LibraryItem> {
  const found = new Map<string, LibraryItem>();
  for (const item of items.list()) if (item.sha256 !== null && item.kept && (!found.has(item.sha256) || item.duplicateOf === null)) found.set(item.sha256, item);
  return found;
}

function allLedgers({ ledgers }: Library): AllLedgers {
  return Object.fromEntries(ledgerNames.map((name) => [name, ledgers.entries(name)])) as unknown as AllLedgers;
}
