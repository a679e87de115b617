import { canonicalJson, type JsonValue } from '../archive/canonicalJson.ts';
import type { FindingDecision } from '../model/decision.ts';
import { yearOf } from '../model/calendarDate.ts';
import { decisionOutcomes } from './findingDecision.ts';
import type { EvidenceLink } from './evidenceLink.ts';
import type { LateRecordNote } from './lateRecordNote.ts';
import type { LedgerName, LedgerValues } from './ledgers.ts';
import type { Rectification } from './rectification.ts';
import { nextRectificationId } from './rectificationSteps.ts';
import { standardKey } from './standardRecord.ts';

/** The ledgers of a library, each by its keys. */
export type AllLedgers = { readonly [Name in LedgerName]: ReadonlyMap<string, LedgerValues[Name]> };

/** One entry to be put; what it is called where it came from does not matter any more. */
export type LedgerPut = { readonly [Name in LedgerName]: { readonly ledger: Name; readonly key: string; readonly value: LedgerValues[Name] } }[LedgerName];

export interface Merged {
  readonly puts: readonly LedgerPut[];
  /** What stands differently here and there: a line each. What stands here is kept. */
  readonly conflicts: readonly string[];
}

/** Whether an entry here is one that stood there earlier: it then goes on as it went on there. */
export type StoodThere = (ledger: 'findingDecisions' | 'standardRecords' | 'rosterMembers', mine: unknown) => boolean;

const neverStood: StoodThere = () => false;

/** The item here that is the same file as one there; `null` where it did not come along. */
export type ItemHere = (itemId: number) => { readonly itemId: number; readonly path: string; readonly sha256: string } | null;

/**
 * Takes the ledgers of a village's library into the township's: what is new comes in, what went on there and not here
 * goes on, what stands differently on both sides stays as it is here and is named. Signatures stay those of the people
 * who signed.
 */
export function mergeLedgers(ours: AllLedgers, theirs: AllLedgers, itemHere: ItemHere, stoodThere: StoodThere = neverStood): Merged {
  const puts: LedgerPut[] = [];
  const conflicts: string[] = [];
  const numbers = mergeRectifications(ours.rectifications, theirs.rectifications, itemHere, puts, conflicts);
  for (const [key, value] of theirs.findingDecisions) {
    const mine = ours.findingDecisions.get(key);
    const comes: FindingDecision = value.rectification === undefined ? value : { ...value, rectification: numbers.get(value.rectification) ?? value.rectification };
    if (!mine || (!same(mine, comes) && stoodThere('findingDecisions', mine))) puts.push({ ledger: 'findingDecisions', key, value: comes });
    else if (!same(mine, comes)) conflicts.push(`疑点“${value.about.title}”：本库为${decided(mine)}，移交为${decided(value)}。`);
  }
  for (const [, value] of theirs.standardRecords) {
    const comes = { ...value, evidence: linksHere(value.evidence, itemHere) };
    const key = standardKey(comes);
    const mine = ours.standardRecords.get(key);
    if (!mine || (mine.assessment === null && mine.review === null && mine.evidence.length === 0) || (!same(mine, comes) && stoodThere('standardRecords', mine))) puts.push({ ledger: 'standardRecords', key, value: comes });
    else if (!same(mine, comes)) conflicts.push(`${value.branch} ${value.year}年标准项 ${value.standard}：两边的印证材料或结论不同。`);
  }
  mergeNotes(ours.lateRecordNotes, theirs.lateRecordNotes, itemHere, puts, conflicts);
  for (const [key, value] of theirs.rosterMembers) {
    const mine = ours.rosterMembers.get(key);
    if (!mine || (!same(mine, value) && stoodThere('rosterMembers', mine))) puts.push({ ledger: 'rosterMembers', key, value });
    else if (!same(mine, value)) conflicts.push(`名册“${value.name}”：两边的内容不同。`);
  }
  return { puts, conflicts };
}

/** An entry is known again by who registered it and when, whatever number it bears. Gives back the numbers here by those there. */
function mergeRectifications(ours: AllLedgers['rectifications'], theirs: AllLedgers['rectifications'], itemHere: ItemHere, puts: LedgerPut[], conflicts: string[]): ReadonlyMap<string, string> {
  const known = new Map([...ours.values()].map((entry) => [originOf(entry), entry]));
  const taken = new Set(ours.keys());
  const numbers = new Map<string, string>();
  for (const theirEntry of theirs.values()) {
    const mine = known.get(originOf(theirEntry));
    const first = theirEntry.steps[0];
    const id = mine?.id ?? (taken.has(theirEntry.id) ? nextRectificationId(taken, first ? yearOf(first.on) : Number(theirEntry.id.slice(0, 4))) : theirEntry.id);
    taken.add(id);
    numbers.set(theirEntry.id, id);
    const comes: Rectification = { ...theirEntry, id, evidence: linksHere(theirEntry.evidence, itemHere) };
    if (!mine || goesOn(mine, comes)) puts.push({ ledger: 'rectifications', key: id, value: comes });
    else if (!goesOn(comes, mine)) conflicts.push(`整改事项 ${id}“${comes.problem}”：两边都有后续，进展不同。`);
  }
  return numbers;
}

function mergeNotes(ours: AllLedgers['lateRecordNotes'], theirs: AllLedgers['lateRecordNotes'], itemHere: ItemHere, puts: LedgerPut[], conflicts: string[]): void {
  const known = new Set([...ours.values()].map(noteOrigin));
  let last = [...ours.keys()].reduce((most, key) => Math.max(most, Number(key.slice(1))), 0);
  for (const note of theirs.values()) {
    if (known.has(noteOrigin(note))) continue;
    const item = itemHere(note.itemId);
    if (!item) {
      conflicts.push(`补录说明“${note.path}”：所属的文件没有一并移交。`);
      continue;
    }
    const id = `L${String((last += 1)).padStart(4, '0')}`;
    puts.push({ ledger: 'lateRecordNotes', key: id, value: { ...note, id, itemId: item.itemId, path: item.path } });
  }
}

function linksHere(links: readonly EvidenceLink[], itemHere: ItemHere): readonly EvidenceLink[] {
  return links.flatMap((link) => {
    const item = itemHere(link.itemId);
    return item ? [{ ...link, itemId: item.itemId, path: item.path }] : [];
  });
}

/** Whether `later` is `earlier` with more steps, or the same. */
function goesOn(earlier: Rectification, later: Rectification): boolean {
  return later.steps.length >= earlier.steps.length && same(earlier.steps, later.steps.slice(0, earlier.steps.length));
}

function originOf({ steps, problem }: Rectification): string {
  return `${steps[0]?.at ?? ''} ${steps[0]?.by ?? ''} ${problem}`;
}

function noteOrigin({ by, at, sha256 }: LateRecordNote): string {
  return `${at} ${by} ${sha256 ?? ''}`;
}

function decided({ outcome, by, on }: FindingDecision): string {
  return `“${decisionOutcomes[outcome].label}”（${by} ${on}）`;
}

function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) => canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
  return plain(a) === plain(b);
}
