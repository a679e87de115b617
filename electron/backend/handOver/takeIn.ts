import { join, resolve } from 'node:path';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import type { DecidedByPerson } from '../../../shared/filing/filing.ts';
import { canonicalJson } from '../../../shared/archive/canonicalJson.ts';
import { mergeLedgers, type ItemHere, type Merged } from '../../../shared/ledgers/mergeLedgers.ts';
import { refused } from '../../../shared/ledgers/refused.ts';
import { HAND_OVER } from '../../../shared/ledgers/undoable.ts';
import type { KeptOriginal } from '../../files/keptFile.ts';
import { writeDurably } from '../../files/durable.ts';
import { removeTree } from '../../files/retry.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';
import { textHash } from '../../library/events.ts';
import { openLibrary } from '../../library/openLibrary.ts';
import { isProtectedBackup, restoreLibrary } from '../../library/restoreLibrary.ts';
import { clock } from '../clock.ts';
import type { Person } from '../ledgers/person.ts';
import { allLedgers } from './allLedgers.ts';
import { readArrival, type ArrivalOptions } from './readArrival.ts';

export interface TakeInRequest extends ArrivalOptions {
  /** The file that the village handed over. */
  readonly file: string;
  readonly person: Person;
  /** The password of a file out of a protected library, asked for where it is needed; `undefined` where nobody knows it. */
  readonly passwordOf?: (path: string) => Promise<string | undefined>;
  readonly onStep: (step: string) => void;
}

/**
 * Takes a village's library into the township's: the file is unpacked and looked over as a whole (database, event chain,
 * every original), files that are here already are not taken twice, people's decisions and ledgers come along, and the
 * village's whole event chain is kept. All of it is one change. What stands differently on both sides stays as it is here
 * and is named. The filing pass, run next, puts the files in their places.
 *
 * @throws DangheError `backup-invalid`, `file-missing`, `refused` (`already`) where this very state was taken in before,
 *   `cancelled`, `password-needed`, `password-wrong`
 */
export async function takeIn(request: TakeInRequest): Promise<TakenIn> {
  const { file, workFolder, person, passwordOf, onStep } = request;
  const unpacked = join(workFolder, '.unpacked');
  const password = (await isProtectedBackup(file)) ? await passwordOf?.(file) : undefined;
  const options = { actor: person.actor, now: person.now, ...(password === undefined ? {} : { secret: { kind: 'password', text: password } as const }) };
  await removeTree(unpacked);
  try {
    onStep('核对移交文件');
    await restoreLibrary(file, unpacked, options);
    const theirs = await openLibrary(unpacked, { ...options, readOnly: true });
    try {
      return await takeFrom(theirs, request);
    } finally {
      theirs.close();
    }
  } finally {
    await removeTree(unpacked);
  }
}

async function takeFrom(theirs: Library, request: TakeInRequest): Promise<TakenIn> {
  const { library, workFolder, person, onStep } = request;
  const head = theirs.events.head();
  if (library.settings.get(`${HAND_OVER}${head.head}`) !== null) throw refused({ kind: 'already', what: '这份移交已经接收过，内容没有变化' });
  const branches = theirs.branches.list().map(({ name }) => name);
  const name = branches[0] ?? '未知支部';
  const handed = theirs.items.list().filter(({ kept, sha256, path }) => kept && sha256 !== null && !path.includes('!/'));
  const known = bySha(library);
  const fresh = handed.filter(({ sha256 }) => !known.has(sha256!));
  const sourceFolder = resolve(workFolder, name.replace(/[\\/:*?"<>|]/g, '_'));
  const label = library.sources.labelOf(sourceFolder);
  const pathHere = (path: string): string => (label === '' ? path : `${label}/${path}`);
  const several = theirs.sources.list().length > 1;
  const chain = `${[...theirs.events.exportEvents()].join('\n')}\n`;
  const chainFile = join(workFolder, '.events');
  await writeDurably(chainFile, chain);
  onStep('接收文件');
  const tasks = fresh.map(({ path, sourceId, sha256, mtimeMs }) => ({ path: pathHere(several ? `来源${sourceId}/${path}` : path), ...locationOf(theirs.originals.kept(sha256!)), mtimeMs, parentPath: null }));
  try {
    return await readArrival(tasks, request, (read) => {
      onStep('合并记录');
      return library.changeInSteps('take-in', name, function* ({ sources, imports, filing, ledgers, settings }) {
        const source = sources.ensure(sourceFolder);
        for (const files of read.values()) {
          imports.record(source.id, files);
          yield;
        }
        imports.keepOriginal(textHash(chain), Buffer.byteLength(chain));
        const merged = mergeAll(library, theirs);
        for (const { itemId, decided } of merged.decisions) filing.decide(itemId, decided);
        for (const put of merged.puts) ledgers.put(put.ledger, put.key, put.value);
        const result: TakenIn = { branches, at: clock.now(), by: person.actor, files: fresh.length, already: handed.length - fresh.length, events: head.count, head: head.head, entries: merged.puts.length, conflicts: merged.conflicts };
        settings.set(`${HAND_OVER}${head.head}`, { ...result, chain: textHash(chain) });
        return result;
      }, person, request.signal);
    }, [{ file: chainFile, sha256: textHash(chain), path: chainFile }]);
  } finally {
    await removeTree(chainFile);
  }
}

function locationOf({ file, seal }: KeptOriginal): { readonly location: string; readonly seal?: string } {
  return { location: file, ...(seal === undefined ? {} : { seal }) };
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

/** The first item of each content that is this library's own to file; duplicates speak through it. */
function bySha({ items, sources }: Library): ReadonlyMap<string, LibraryItem> {
  const takenIn = new Set(sources.list().filter(({ township }) => township !== null).map(({ id }) => id));
  const found = new Map<string, LibraryItem>();
  for (const item of items.list()) if (item.sha256 !== null && item.kept && !takenIn.has(item.sourceId) && (!found.has(item.sha256) || item.duplicateOf === null)) found.set(item.sha256, item);
  return found;
}
