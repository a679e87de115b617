import type { StandardItem } from '../rules/rulebookShape.ts';

/** How often a standard item is due, as people write it. */
export const frequencyLabels: Readonly<Record<StandardItem['frequency'], string>> = { month: '每月', quarter: '每季度', halfYear: '每半年', year: '每年', term: '每届', once: '一次性', asNeeded: '发生时' };

const timesAYear: Readonly<Record<StandardItem['frequency'], number | null>> = { month: 12, quarter: 4, halfYear: 2, year: 1, term: null, once: null, asNeeded: null };

/** One material of a standard item with how many papers a year it needs; `null` where it is not owed year by year. */
export interface NeededMaterial {
  readonly kinds: readonly string[];
  readonly perYear: number | null;
  readonly count: number;
}

export function neededMaterials(standard: StandardItem): readonly NeededMaterial[] {
  const times = timesAYear[standard.frequency];
  return standard.materials.map(({ kinds, count }) => ({ kinds, count, perYear: times === null ? null : times * count }));
}

/** A filed item that may be evidence. */
export interface EvidenceCandidate {
  readonly itemId: number;
  readonly path: string;
  readonly sha256: string;
  readonly kind: string | null;
  readonly year: number | null;
}

/**
 * The filed items of a branch that may show a standard item fulfilled: of its kinds, and of the year where it is owed
 * year by year. What was confirmed or declined already is not proposed.
 */
export function proposedEvidence<Candidate extends EvidenceCandidate>(standard: StandardItem, year: number, candidates: readonly Candidate[], settled: { readonly itemIds: ReadonlySet<number>; readonly declined: ReadonlySet<string> }): readonly Candidate[] {
  const kinds = new Set(standard.materials.flatMap((material) => material.kinds));
  const anyYear = standard.frequency === 'once' || standard.frequency === 'term';
  return candidates.filter(({ kind, year: own, itemId, sha256 }) => kind !== null && kinds.has(kind) && (anyYear || own === year) && !settled.itemIds.has(itemId) && !settled.declined.has(sha256));
}
