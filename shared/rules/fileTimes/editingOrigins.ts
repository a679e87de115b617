import type { BranchFacts, RecordFact, TownshipFacts } from '../../model/facts.ts';
import { informative } from '../../evidence/fileTimes.ts';

/** Which revision ids of Word files mean anything: those that no template explains (detection.md §1.3). */
export interface EditingOrigins {
  /** The root and the ids of a file that are neither those of a form of the township nor of the branch; `null` without a root. */
  own(record: RecordFact): { readonly root: string; readonly ids: ReadonlySet<string> } | null;
}

/** From so many files on, an id in more than half of a branch's files is that of its own form. */
const FORM_FILES = 6;

/**
 * Counts every revision id over the township. An id met in two branches comes from a form that was handed out; one in more
 * than half of a branch's files comes from the form that the branch keeps.
 */
export function editingOrigins(facts: TownshipFacts): EditingOrigins {
  const known = cache.get(facts);
  if (known) return known;
  const branchOf = new Map<string, string>();
  const handedOut = new Set<string>();
  const ownForms = new Map<string, ReadonlySet<string>>();
  for (const branch of facts.branches) {
    const counts = countIds(branch);
    for (const id of counts.ids.keys()) {
      const other = branchOf.get(id);
      if (other === undefined) branchOf.set(id, branch.name);
      else if (other !== branch.name) handedOut.add(id);
    }
    const form = counts.files < FORM_FILES ? [] : [...counts.ids].filter(([, count]) => count * 2 > counts.files).map(([id]) => id);
    ownForms.set(branch.name, new Set(form));
  }
  const origins: EditingOrigins = {
    own: (record) => {
      const root = rootOf(record);
      if (root === null) return null;
      const form = ownForms.get(record.branch);
      const ids = (record.evidence.revisions?.all ?? []).filter((id) => !handedOut.has(id) && !form?.has(id));
      return { root, ids: new Set(ids) };
    },
  };
  cache.set(facts, origins);
  return origins;
}

const cache = new WeakMap<TownshipFacts, EditingOrigins>();

function rootOf({ evidence }: RecordFact): string | null {
  const root = evidence.revisions?.root ?? null;
  if (root === null || /^0+$/.test(root) || evidence.uninformative['revisions.root'] !== undefined) return null;
  return informative(evidence, 'core.created') === null && informative(evidence, 'core.modified') === null ? null : root;
}

function countIds({ records }: BranchFacts): { readonly files: number; readonly ids: ReadonlyMap<string, number> } {
  const ids = new Map<string, number>();
  const paths = new Set<string>();
  for (const record of records) {
    if (rootOf(record) === null || paths.has(record.path)) continue;
    paths.add(record.path);
    for (const id of record.evidence.revisions!.all) ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  return { files: paths.size, ids };
}
