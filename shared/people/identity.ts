import type { BranchFacts, RosterFact } from '../model/facts.ts';
import { agree } from './partialDay.ts';

/** One person as the lists of one branch know them, over the years. */
export interface Person {
  readonly branch: string;
  readonly name: string;
  /** Every line of every list that speaks of this person. */
  readonly lines: readonly RosterFact[];
}

/** Who is who in a township, so that people of the same name are never taken for one another. */
export interface People {
  /** The person of a name in a branch; `null` where no list has the name, or where it may mean several people. */
  readonly find: (branch: string, name: string) => Person | null;
  /** The branches with the name on a list. */
  readonly branchesWith: (name: string) => readonly string[];
}

/**
 * Puts the lines of all lists together by branch and name. A name that one list holds twice, or that appears with two
 * dates of birth, belongs to several people of the branch; the same name in two branches is taken for two people.
 */
export function indexPeople(branches: readonly BranchFacts[]): People {
  const byBranch = new Map(branches.map((branch): [string, ReadonlyMap<string, readonly RosterFact[]>] => [branch.name, Map.groupBy(branch.roster, ({ name }) => name)]));
  const homes = new Map<string, string[]>();
  for (const [branch, names] of byBranch) for (const name of names.keys()) homes.set(name, [...(homes.get(name) ?? []), branch]);
  return {
    find: (branch, name) => {
      const lines = byBranch.get(branch)?.get(name);
      return lines === undefined || areSeveral(lines) ? null : { branch, name, lines };
    },
    branchesWith: (name) => homes.get(name) ?? [],
  };
}

function areSeveral(lines: readonly RosterFact[]): boolean {
  const born = lines.flatMap((line) => (line.born === undefined ? [] : [line.born]));
  if (born.some((one) => born.some((other) => !agree(one, other)))) return true;
  if (new Set(lines.flatMap(({ gender }) => gender ?? [])).size > 1) return true;
  const perList = Map.groupBy(lines.filter(({ rosterKind }) => rosterKind === 'memberRoster'), ({ path }) => path);
  return [...perList.values()].some((twice) => twice.length > 1);
}
