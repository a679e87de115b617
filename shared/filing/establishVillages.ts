import type { BranchHint } from '../classification/branchHint.ts';
import { villageStem } from '../classification/villageStem.ts';

/** The branches that the township's papers, taken together, show to be there. */
export interface EstablishedVillages {
  /** Whether a branch (its canonical name) is one of them. */
  has(branch: string): boolean;
  /** The branch whose village is meant by a longer string that was read as a village (小河口一季度 → 小河口村党支部). */
  within(village: string): string | null;
  /** The only established village that the texts name, the first text that names one deciding. */
  namedIn(texts: readonly string[]): { readonly name: string; readonly written: string } | null;
}

/** A heading, letterhead, signature or folder; below it is running text. */
const STATED = 0.8;
/** Papers that have to say so before a village counts as established. */
const ENOUGH_PAPERS = 2;

/**
 * @param hints what each file says for itself
 * @param canonical a hint's `name` → the canonical name
 */
export function establishVillages(hints: readonly BranchHint[], canonical: ReadonlyMap<string, string>): EstablishedVillages {
  const support = new Map<string, number>();
  const stems = new Map<string, string>();
  for (const hint of hints) {
    const name = canonical.get(hint.name);
    if (!name || hint.confidence < STATED) continue;
    support.set(name, (support.get(name) ?? 0) + 1);
    stems.set(name, villageStem(hint.village));
  }
  // A folder of a handful of files may have but one paper that names the village.
  const needed = Math.min(ENOUGH_PAPERS, Math.max(0, ...support.values()));
  const branches = [...support].filter(([, papers]) => papers >= needed).map(([name]) => ({ name, stem: stems.get(name)! }));
  // Longest first: 大东沟 must not be taken for 东沟.
  const byLength = branches.toSorted((a, b) => b.stem.length - a.stem.length || (a.name < b.name ? -1 : 1));
  const names = new Set(branches.map(({ name }) => name));
  return {
    has: (branch) => names.has(branch),
    within(village) {
      const stem = villageStem(village);
      return byLength.find((branch) => branch.stem.length >= 2 && stem.length > branch.stem.length + 1 && (stem.startsWith(branch.stem) || stem.endsWith(branch.stem)))?.name ?? null;
    },
    namedIn(texts) {
      for (const text of texts) {
        const found = new Set<{ name: string; stem: string }>();
        let rest = text;
        for (const branch of byLength) {
          const written = branch.stem.length >= 2 ? branch.stem : `${branch.stem}村`;
          if (!rest.includes(written)) continue;
          found.add(branch);
          rest = rest.replaceAll(written, '　');
        }
        const [only] = found;
        if (only && found.size === 1) return { name: only.name, written: only.stem };
      }
      return null;
    },
  };
}
