import type { BranchFacts } from '../model/facts.ts';
import { monthsOf } from './periods.ts';

/** The months (`YYYY-MM`) that the branch's fee tables cover, each with its file. */
export function feePeriods(branch: BranchFacts): readonly { readonly month: string; readonly path: string }[] {
  const seen = new Set<string>();
  const found: { month: string; path: string }[] = [];
  for (const { rosterKind, periods, path } of branch.roster) {
    if (rosterKind !== 'partyFees') continue;
    for (const month of (periods ?? []).flatMap(monthsOf)) {
      const key = `${month} ${path}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ month, path });
    }
  }
  return found;
}
