import { createHash } from 'node:crypto';
import { cleanTownship, townshipBranch } from '../../../shared/archive/townshipNames.ts';
import { canonicalJson, type JsonValue } from '../../../shared/archive/canonicalJson.ts';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import type { LedgerName } from '../../../shared/ledgers/ledgers.ts';
import { ledgersOfTownship, pathsByItem } from '../../../shared/ledgers/ledgersOfTownship.ts';
import { mergeLedgers, type AllLedgers, type StoodThere } from '../../../shared/ledgers/mergeLedgers.ts';
import { refused } from '../../../shared/ledgers/refused.ts';
import { HAND_OVER } from '../../../shared/ledgers/undoable.ts';
import { bundleFaultMessage } from '../../../shared/messages/bundleFault.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { linesOf } from '../../files/linesOf.ts';
import type { Library } from '../../library/library.ts';
import { clock } from '../clock.ts';
import { verifyFolder } from '../verifyFolder.ts';
import { arrivalOfBundle, type BundleArrival } from './bundleArrival.ts';
import { readBundleContents, type BundleContents } from './bundleContents.ts';
import { readBundleHistory, type BundleHistory } from './bundleHistory.ts';
import { allLedgers } from './allLedgers.ts';
import { readArrival } from './readArrival.ts';
import type { TakeInRequest } from './takeIn.ts';

export interface TakeInBundleRequest extends Omit<TakeInRequest, 'file'> {
  /** The bundle's outermost folder. */
  readonly folder: string;
  /** Names the unit where the bundle does not, or where it should be called otherwise. */
  readonly township?: string;
}

/** What the library keeps of a bundle it took in, besides what it tells of it. */
interface KeptRecord extends TakenIn {
  readonly township: string;
  /** SHA-256 of its `events.jsonl`, kept among the originals. */
  readonly chain: string;
}

/**
 * Takes another unit's bundle into the library (a county the bundles of its townships). It is verified first. Files,
 * branches and archive numbers stay the unit's own: they bear its name before theirs and are not filed or numbered anew; its
 * event chain is kept whole; people's decisions and ledgers come along. All of it is one change: what is cut short has taken
 * nothing in. A later bundle of the same unit brings what has come since, nothing twice.
 *
 * @throws DangheError `bundle-invalid` naming the faults; `refused`: `redacted`, `missing` township, `already`
 *   taken in, `other-history`;
 *   `original-altered`, `cancelled`, `disk-full`
 */
export async function takeInBundle(request: TakeInBundleRequest): Promise<TakenIn> {
  const { library, folder, signal, onStep, onProgress } = request;
  onStep('核验成果包');
  const { ok, faults, redacted } = await verifyFolder(folder, { ...(signal ? { signal } : {}), onProgress: (done, total) => onProgress({ done, total, path: '' }) });
  if (!ok) throw new DangheError({ code: 'bundle-invalid', path: folder, problem: `${faults.slice(0, 5).map((fault) => bundleFaultMessage(fault).replace(/。$/, '')).join('；')}${faults.length > 5 ? `；等 ${faults.length} 处` : ''}` });
  if (redacted) throw refused({ kind: 'redacted' });
  const bundle = await readBundleContents(folder);
  const township = cleanTownship(request.township ?? bundle.township ?? '');
  if (township === null) throw refused({ kind: 'missing', what: 'township' });
  const before = lastOf(library, township);
  const history = readBundleHistory(bundle.eventsFile, before?.events ?? 0);
  refuseOthers(library, township, bundle, history, before);
  const arrival = arrivalOfBundle(library, township, bundle, history);
  onStep('接收文件');
  return readArrival(arrival.toRead, request, (read) => {
    onStep('入库');
    return record(request, township, bundle, history, arrival, () => read.values());
  }, [{ file: bundle.eventsFile, sha256: bundle.eventsSha256, path: bundle.eventsFile }]);
}

function record({ library, person, signal }: TakeInBundleRequest, township: string, bundle: BundleContents, history: BundleHistory, arrival: BundleArrival, read: () => Iterable<Parameters<Library['importBatch']>[1]>): Promise<TakenIn> {
  return library.changeInSteps('take-in', township, function* ({ sources, imports, branches, filing, numbers, ledgers, settings }) {
    const { id } = sources.ensureTownship(township);
    for (const files of read()) {
      imports.record(id, files);
      yield;
    }
    imports.record(id, arrival.without);
    branches.ensureOf(township, arrival.branches);
    // What is placed must have been read, here and not only there.
    const here = new Map(library.items.list({ sourceId: id }).map((item) => [item.path, item]));
    filing.place(id, arrival.placementsFor((path) => here.get(path)));
    yield;
    numbers.keep(id, township, arrival.numbersFor((path) => here.get(path)));
    yield;
    imports.keepOriginal(bundle.eventsSha256, bundle.eventsBytes);
    const theirs = ledgersOfTownship(township, history.ledgers, new Set(arrival.branches.map(({ name }) => name)));
    const paths = pathsByItem(theirs);
    const merged = mergeLedgers(allLedgers(library), theirs, (itemId) => {
      const item = here.get(paths.get(itemId) ?? '');
      return item?.sha256 ? { itemId: item.id, path: item.path, sha256: item.sha256 } : null;
    }, stoodThere(township, history, arrival));
    for (const put of merged.puts) ledgers.put(put.ledger, put.key, put.value);
    const result: KeptRecord = {
      township, branches: arrival.branches.map(({ name }) => townshipBranch(township, name)), at: clock.now(), by: person.actor, files: arrival.toRead.length,
      already: arrival.unchanged, events: history.count, head: history.head, entries: merged.puts.length, conflicts: [...arrival.remarks, ...merged.conflicts], chain: bundle.eventsSha256,
    };
    settings.set(`${HAND_OVER}${bundle.manifestSha256}`, result as unknown as JsonValue);
    return result;
  }, person, signal);
}

/** The newest state of a unit that was taken in. */
function lastOf(library: Library, township: string): KeptRecord | null {
  const all = Object.entries(library.settings.all()).flatMap(([key, value]) => (key.startsWith(HAND_OVER) ? [value as unknown as KeptRecord] : []));
  return all.filter((one) => one.township === township).reduce<KeptRecord | null>((newest, one) => (newest === null || one.events > newest.events ? one : newest), null);
}

/** Refuses what is here already, what is older, and what belongs to another history under the same name. */
function refuseOthers(library: Library, township: string, { manifestSha256 }: BundleContents, history: BundleHistory, before: KeptRecord | null): void {
  if (library.settings.get(`${HAND_OVER}${manifestSha256}`) !== null) throw refused({ kind: 'already', what: `“${township}”的这份成果包已经接收过，内容没有变化` });
  if (before === null) return;
  if (history.count >= before.events) {
    if (history.hashAt !== before.head) throw refused({ kind: 'other-history', township });
    return;
  }
  for (const line of linesOf(library.originals.kept(before.chain))) {
    if (line.includes(history.head) && (JSON.parse(line) as { readonly hash: string }).hash === history.head) throw refused({ kind: 'already', what: `已经接收过“${township}”更新的成果包（${before.events} 条操作记录），这一份较早，只有 ${history.count} 条` });
  }
  throw refused({ kind: 'other-history', township });
}

/** What stands here as it once stood there was not decided here. */
function stoodThere(township: string, { past }: BundleHistory, { branches }: BundleArrival): StoodThere {
  const names = new Set(branches.map(({ name }) => name));
  const seen = new Map<LedgerName, ReadonlySet<string>>();
  const plain = (value: unknown) => {
    // Numbers of entries and items differ here.
    const same = Object.entries(value as object).filter(([name]) => name !== 'rectification' && name !== 'evidence');
    return createHash('sha256').update(canonicalJson(JSON.parse(JSON.stringify(Object.fromEntries(same))) as JsonValue)).digest('hex');
  };
  return (ledger, mine) => {
    if (!seen.has(ledger)) {
      const one = (value: unknown, index: number): AllLedgers => ({ findingDecisions: new Map(), rectifications: new Map(), standardRecords: new Map(), lateRecordNotes: new Map(), rosterMembers: new Map(), [ledger]: new Map([[String(index), value]]) });
      seen.set(ledger, new Set((past.get(ledger) ?? []).flatMap((value, index) => [...ledgersOfTownship(township, one(value, index), names)[ledger].values()].map(plain))));
    }
    return seen.get(ledger)!.has(plain(mine));
  };
}
