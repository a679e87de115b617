import type { Database } from 'better-sqlite3';
import { isFondsCode, nextFondsCode } from '../../shared/archive/fondsCode.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { BranchOverrides } from '../../shared/model/facts.ts';
import type { Notes } from './events.ts';

/** A branch with items in the library. */
interface Branch {
  readonly name: string;
  /** 全宗号. */
  readonly fonds: string;
  readonly overrides: BranchOverrides;
}

export interface Branches {
  /** In order of their fonds codes. */
  list(): readonly Branch[];
  get(name: string): Branch | null;
}

export interface BranchWriter {
  /** Adds the branches that are new; each gets the next free fonds code, in the order given. */
  ensure(names: Iterable<string>): void;
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
}

export function createBranches(database: Database): Branches {
  const all = database.prepare<[], BranchRow>('SELECT * FROM branches ORDER BY fonds');
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
  const putFonds = database.prepare<[string, string]>('UPDATE branches SET fonds = ? WHERE name = ?');
  const putOverrides = database.prepare<[string, string]>('UPDATE branches SET overrides = ? WHERE name = ?');
  const putName = database.prepare<[string, string]>('UPDATE branches SET name = ? WHERE name = ?');
  const existing = (name: string) => {
    const branch = branches.get(name);
    if (!branch) throw new DangheError({ code: 'not-found', what: `支部“${name}”` });
    return branch;
  };
  return {
    ensure(names) {
      const known = branches.list();
      const [taken, present] = [new Set(known.map(({ fonds }) => fonds)), new Set(known.map(({ name }) => name))];
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
    setFonds(name, fonds) {
      const branch = existing(name);
      if (!isFondsCode(fonds)) throw new DangheError({ code: 'usage', problem: `全宗号“${fonds}”应为四位大写字母或数字` });
      const holder = branches.list().find((other) => other.fonds === fonds && other.name !== name);
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
      existing(name);
      if (name === newName) return;
      if (branches.get(newName)) throw new DangheError({ code: 'usage', problem: `已有名为“${newName}”的支部` });
      putName.run(newName, name);
      note('branchNames', name, name, newName);
    },
  };
}

function branchOf({ name, fonds, overrides }: BranchRow): Branch {
  return { name, fonds, overrides: JSON.parse(overrides) as BranchOverrides };
}
