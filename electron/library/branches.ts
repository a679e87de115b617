import type { Database } from 'better-sqlite3';
import { isFondsCode, nextFondsCode } from '../../shared/archive/fondsCode.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { BranchOrigin, BranchOverrides } from '../../shared/model/facts.ts';
import { townshipBranch } from '../../shared/archive/townshipNames.ts';
import { refused } from '../../shared/ledgers/refused.ts';
import type { Notes } from './events.ts';

/** A branch with items in the library. */
interface Branch {
  readonly name: string;
  /** 全宗号. */
  readonly fonds: string;
  readonly overrides: BranchOverrides;
  /** Of a branch that came with another unit's bundle: the unit, and what the branch is called there. */
  readonly origin?: BranchOrigin;
}

export interface Branches {
  /** The library's own first, then unit by unit, in order of their fonds codes. */
  list(): readonly Branch[];
  get(name: string): Branch | null;
}

export interface BranchWriter {
  /** Adds the branches that are new; each gets the next free fonds code, in the order given. */
  ensure(names: Iterable<string>): void;
  /**
   * Adds the branches of a unit whose bundle is taken in, under `townshipBranch` names and with the unit's own fonds codes.
   *
   * @throws DangheError `usage` where a branch of the library's own bears the name
   */
  ensureOf(township: string, branches: readonly { readonly name: string; readonly fonds: string }[]): void;
  /**
   * Sets a branch's fonds code; `numbers.settle` then renumbers its items.
   *
   * @throws DangheError `usage` where the code is not four capital letters or digits, or belongs to another branch;
   *   `not-found`
   */
  setFonds(name: string, fonds: string): void;
  setOverrides(name: string, overrides: BranchOverrides): void;
  /** @throws DangheError `usage` where another branch bears the new name */
  rename(name: string, newName: string): void;
}

interface BranchRow {
  readonly name: string;
  readonly fonds: string;
  readonly overrides: string;
  readonly township: string;
  readonly name_there: string | null;
}

export function createBranches(database: Database): Branches {
  const all = database.prepare<[], BranchRow>('SELECT * FROM branches ORDER BY township, fonds');
  const one = database.prepare<[string], BranchRow>('SELECT * FROM branches WHERE name = ?');
  return {
    list: () => all.all().map(branchOf),
    get(name) {
      const row = one.get(name);
      return row ? branchOf(row) : null;
    },
  };
}

export function createBranchWriter(database: Database, branches: Branches, { note }: Notes): BranchWriter {
  const insert = database.prepare<[string, string]>('INSERT INTO branches (name, fonds) VALUES (?, ?)');
  const insertOf = database.prepare<[string, string, string, string]>('INSERT INTO branches (name, fonds, township, name_there) VALUES (?, ?, ?, ?)');
  const putFonds = database.prepare<[string, string]>('UPDATE branches SET fonds = ? WHERE name = ?');
  const putOverrides = database.prepare<[string, string]>('UPDATE branches SET overrides = ? WHERE name = ?');
  const putName = database.prepare<[string, string]>('UPDATE branches SET name = ? WHERE name = ?');
  const existing = (name: string) => {
    const branch = branches.get(name);
    if (!branch) throw new DangheError({ code: 'not-found', what: `支部“${name}”` });
    return branch;
  };
  const own = (name: string) => {
    const branch = existing(name);
    if (branch.origin) throw refused({ kind: 'taken-in', township: branch.origin.township });
    return branch;
  };
  return {
    ensure(names) {
      const known = branches.list();
      const [taken, present] = [new Set(known.filter(({ origin }) => !origin).map(({ fonds }) => fonds)), new Set(known.map(({ name }) => name))];
      for (const name of names) {
        if (present.has(name)) continue;
        const fonds = nextFondsCode(taken);
        if (fonds === null) throw new DangheError({ code: 'internal', problem: 'no free fonds code' });
        insert.run(name, fonds);
        note('branches', name, null, { fonds, overrides: {} });
        taken.add(fonds);
        present.add(name);
      }
    },
    ensureOf(township, those) {
      const taken = new Set(branches.list().flatMap(({ fonds, origin }) => (origin?.township === township ? [fonds] : [])));
      for (const { name: there, fonds } of those) {
        const name = townshipBranch(township, there);
        const present = branches.get(name);
        if (present && !present.origin) throw new DangheError({ code: 'usage', problem: `已有名为“${name}”的支部` });
        if (present) {
          if (present.fonds !== fonds && isFondsCode(fonds) && !taken.has(fonds)) {
            putFonds.run(fonds, name);
            note('branches', name, { fonds: present.fonds }, { fonds });
            taken.delete(present.fonds);
            taken.add(fonds);
          }
          continue;
        }
        const given = isFondsCode(fonds) && !taken.has(fonds) ? fonds : nextFondsCode(taken);
        if (given === null) throw new DangheError({ code: 'internal', problem: 'no free fonds code' });
        insertOf.run(name, given, township, there);
        note('branches', name, null, { fonds: given, overrides: {}, township });
        taken.add(given);
      }
    },
    setFonds(name, fonds) {
      const branch = own(name);
      if (!isFondsCode(fonds)) throw new DangheError({ code: 'usage', problem: `全宗号“${fonds}”应为四位大写字母或数字` });
      const holder = branches.list().find((other) => other.fonds === fonds && other.name !== name && !other.origin);
      if (holder) throw new DangheError({ code: 'usage', problem: `全宗号“${fonds}”已用于${holder.name}` });
      if (branch.fonds === fonds) return;
      putFonds.run(fonds, name);
      note('fonds', name, branch.fonds, fonds);
    },
    setOverrides(name, overrides) {
      const branch = existing(name);
      putOverrides.run(JSON.stringify(overrides), name);
      note('overrides', name, { ...branch.overrides }, { ...overrides });
    },
    rename(name, newName) {
      own(name);
      if (name === newName) return;
      if (branches.get(newName)) throw new DangheError({ code: 'usage', problem: `已有名为“${newName}”的支部` });
      putName.run(newName, name);
      note('branchNames', name, name, newName);
    },
  };
}

function branchOf({ name, fonds, overrides, township, name_there }: BranchRow): Branch {
  return { name, fonds, overrides: JSON.parse(overrides) as BranchOverrides, ...(name_there === null ? {} : { origin: { township, name: name_there } }) };
}
