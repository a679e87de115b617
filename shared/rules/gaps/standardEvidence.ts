import { neededMaterials } from '../../ledgers/standards.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import type { Rulebook } from '../rulebook.ts';
import type { StandardItem, StandardPack } from '../rulebookShape.ts';

/** What a branch has for one standard item of one year. */
export interface StandardEvidence {
  readonly found: number;
  readonly needed: number;
  readonly paths: readonly string[];
  /** Of those, papers that wait for a person: not filed for certain, or read by OCR and not confirmed. */
  readonly waiting: number;
}

/** How an item can be asked for: each year by itself; once or once a term, wherever it was filed; never, as it depends on what happened. */
export type StandardSpan = 'year' | 'lasting' | 'never';

export function spanOf({ frequency }: StandardItem): StandardSpan {
  if (frequency === 'asNeeded') return 'never';
  return frequency === 'once' || frequency === 'term' ? 'lasting' : 'year';
}

/**
 * Looks up evidence of one branch and pack by item and year. Material of the item's kinds counts up to its number; what a
 * person confirmed counts whatever its kind. `null` where a person set the item aside as not applicable.
 */
export function evidenceIn(branch: BranchFacts, pack: StandardPack, { terms }: Pick<Rulebook, 'terms'>): (standard: StandardItem, year: number) => StandardEvidence | null {
  const byKind = Map.groupBy(branch.records, ({ kind }) => kind);
  const settled = new Map((branch.standards ?? []).filter((fact) => fact.pack === pack.id).map((fact) => [`${fact.standard} ${fact.year}`, fact]));
  const termYears = Math.max(...terms.map(({ years }) => years));
  return (standard, year) => {
    const fact = settled.get(`${standard.id} ${year}`);
    if (fact?.notApplicable) return null;
    const earliest = standard.frequency === 'once' ? 0 : standard.frequency === 'term' ? year - termYears + 1 : year;
    const counts = (record: RecordFact): boolean => (record.year === null ? standard.frequency === 'once' : record.year >= earliest && record.year <= year);
    return evidenceOf(standard, (kind) => (byKind.get(kind) ?? []).filter(counts), fact?.paths ?? []);
  };
}

function evidenceOf(standard: StandardItem, recordsOf: (kind: string) => readonly RecordFact[], confirmed: readonly string[]): StandardEvidence {
  let [found, needed] = [0, 0];
  const known = new Set(confirmed);
  const paths = new Set<string>();
  const waiting = new Set<string>();
  for (const { kinds, perYear, count } of neededMaterials(standard)) {
    const records = new Map(kinds.flatMap(recordsOf).map((record) => [`${record.path} ${record.ordinal}`, record]));
    for (const { path, confirmed: filed, awaiting } of records.values()) {
      paths.add(path);
      if ((!filed || awaiting !== undefined) && !known.has(path)) waiting.add(path);
    }
    needed += perYear ?? count;
    found += Math.min(perYear ?? count, records.size);
  }
  const others = confirmed.filter((path) => !paths.has(path));
  return { found: found + others.length, needed, paths: [...paths, ...others].sort(), waiting: waiting.size };
}

/** Whether other checks tell period by period what is missing of all of an item's materials. */
export function toldElsewhere(standard: StandardItem, { obligations, catalogue }: Pick<Rulebook, 'obligations' | 'catalogue'>): boolean {
  const told = new Set(obligations.filter(({ code }) => catalogue.get(code)?.enabled).flatMap(({ meets }) => meets));
  return standard.materials.every(({ kinds }) => kinds.some((kind) => told.has(kind)));
}
