import type { JsonObject, JsonValue } from '../../shared/archive/canonicalJson.ts';
import { refused } from '../../shared/ledgers/refused.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { BranchOverrides } from '../../shared/model/facts.ts';
import type { Library } from '../library/library.ts';
import type { Person } from './ledgers/person.ts';

/** Somebody whose name stands under decisions, checks and closings. */
export interface Signer {
  readonly name: string;
  /** 党委书记、组织委员、党建办主任 …, as written. */
  readonly office: string;
}

/** The township that a person has named, else the one that the papers name most. */
export function townshipName(library: Library): string | null {
  const named = library.settings.get('township') ?? library.settings.get('townshipInPapers');
  return typeof named === 'string' ? named : null;
}

/** Names the township; an empty name leaves it to the papers again. */
export function setTownship(library: Library, name: string, person: Person): void {
  library.change('settings', '乡镇名称', ({ settings }) => settings.set('township', name.trim() === '' ? null : name.trim()), person);
}

/** The people who sign, in the order in which they were set. */
export function signers(library: Library): readonly Signer[] {
  const stored = library.settings.get('signers');
  return Array.isArray(stored) ? (stored as readonly Signer[]) : [];
}

/** @throws DangheError `refused`: `missing` without a name, `already` for one name twice */
export function setSigners(library: Library, people: readonly Signer[], person: Person): void {
  const trimmed = people.map(({ name, office }) => ({ name: name.trim(), office: office.trim() }));
  if (trimmed.some(({ name }) => name === '')) throw refused({ kind: 'missing', what: 'name' });
  const twice = trimmed.find(({ name }, index) => trimmed.findIndex((other) => other.name === name) < index);
  if (twice) throw refused({ kind: 'already', what: `${twice.name}已在名单中` });
  library.change('settings', '签字人员', ({ settings }) => settings.set('signers', trimmed as unknown as readonly JsonValue[]), person);
}

/** What a person sets of a branch; what is absent is left as it is. */
export interface BranchChanges {
  readonly name?: string;
  /** 全宗号. */
  readonly fonds?: string;
  /** `null` leaves it to the files again. */
  readonly hasCommittee?: boolean | null;
  readonly hasGroups?: boolean | null;
  readonly fullMembers?: number | null;
}

/** @throws DangheError `not-found`; `usage` where a name or number is taken or out of range */
export function setBranch(library: Library, branch: string, changes: BranchChanges, person: Person): void {
  const known = library.branches.get(branch);
  if (!known) throw new DangheError({ code: 'not-found', what: `支部“${branch}”` });
  const { fullMembers } = changes;
  if (typeof fullMembers === 'number' && !(Number.isInteger(fullMembers) && fullMembers >= 0 && fullMembers <= 10_000)) throw new DangheError({ code: 'usage', problem: `正式党员数“${fullMembers}”应为 0 到 10000 之间的整数` });
  const facts = Object.fromEntries(Object.entries({ ...known.overrides, ...pick(changes) }).filter(([, value]) => value !== null && value !== undefined)) as BranchOverrides;
  library.change('set-branch', branch, ({ branches, numbers }) => {
    if (JSON.stringify(facts) !== JSON.stringify(known.overrides)) branches.setOverrides(branch, facts);
    if (changes.fonds !== undefined && changes.fonds !== known.fonds) {
      branches.setFonds(branch, changes.fonds);
      numbers.settle();
    }
    if (changes.name !== undefined && changes.name.trim() !== '') branches.rename(branch, changes.name.trim());
  }, person);
}

function pick({ hasCommittee, hasGroups, fullMembers }: BranchChanges): JsonObject {
  return Object.fromEntries(Object.entries({ hasCommittee, hasGroups, fullMembers }).filter(([, value]) => value !== undefined)) as JsonObject;
}
