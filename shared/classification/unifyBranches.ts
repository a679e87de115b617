import type { BranchHint } from './branchHint.ts';
import { villageStem } from './villageStem.ts';

/**
 * Makes different writings of one branch one: 东沟, 东沟村, 东沟村委会 and 中共…东沟村支部委员会 are 东沟村党支部. Names
 * are compared whole, so that 西沟村 and 大东沟村 stay apart from 东沟村. A second branch of a village stays a branch of
 * its own; a village whose only stated body is a 党总支 or 党委 is that.
 *
 * @returns a hint's `name` → the canonical name
 */
export function unifyBranches(hints: readonly BranchHint[]): ReadonlyMap<string, string> {
  const byVillage = new Map<string, { typed: Map<string, number>; bodies: Map<string, Map<string, number>> }>();
  for (const { village, name, typeStated, bodyStated } of hints) {
    const known = byVillage.get(villageStem(village)) ?? { typed: new Map<string, number>(), bodies: new Map<string, Map<string, number>>() };
    if (typeStated) count(known.typed, village);
    if (bodyStated) {
      const bodies = known.bodies.get(village) ?? new Map<string, number>();
      count(bodies, name.slice(village.length));
      known.bodies.set(village, bodies);
    }
    byVillage.set(villageStem(village), known);
  }
  const canonical = new Map<string, string>();
  for (const { village, name } of hints) {
    const known = byVillage.get(villageStem(village))!;
    const settled = known.typed.has(village) ? village : (mostFrequent(known.typed) ?? village);
    const body = name.slice(village.length);
    canonical.set(name, `${settled}${bodyWithin(body, known.bodies.get(settled) ?? new Map<string, number>())}`);
  }
  return canonical;
}

/** An assumed 党支部 gives way to the only main body that the village's papers state. */
function bodyWithin(body: string, stated: ReadonlyMap<string, number>): string {
  if (body !== '党支部' || stated.has(body)) return body;
  const main = [...stated.keys()].filter((other) => other === '党总支' || other === '党委');
  return main.length === 1 ? main[0]! : body;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
