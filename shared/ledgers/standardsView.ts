import type { StandardItem, StandardPack } from '../rules/rulebookShape.ts';
import { neededMaterials, proposedEvidence, type EvidenceCandidate } from './standards.ts';
import { newStandardRecord, standardKey, type StandardRecord } from './standardRecord.ts';

/** One standard item of one branch and year with all there is behind it. */
export interface StandardRow {
  readonly pack: Pick<StandardPack, 'id' | 'name' | 'example'>;
  readonly standard: StandardItem;
  readonly record: StandardRecord;
  /** Proposed from filed items; a person confirms or declines. */
  readonly proposed: readonly EvidenceCandidate[];
  /** How many papers a year it asks for; `null` where it is not owed year by year. */
  readonly needed: number | null;
  /** Open doubts about its confirmed evidence. */
  readonly doubts: number;
}

/** 达标 counts over some rows. */
export interface StandardCounts {
  readonly total: number;
  readonly notApplicable: number;
  /** 自评达标. */
  readonly met: number;
  readonly notMet: number;
  /** Not self-assessed yet. */
  readonly open: number;
  /** 审核通过. */
  readonly accepted: number;
  readonly returned: number;
  /** Applicable, but without any confirmed evidence. */
  readonly withoutEvidence: number;
}

/**
 * The rows of a branch and year, in the order of packs and items.
 *
 * @param records the standards ledger by its keys
 * @param candidates the branch's filed items
 * @param doubtsAbout how many doubts stand open about a file
 */
export function standardRows(packs: readonly StandardPack[], of: { readonly branch: string; readonly year: number }, records: ReadonlyMap<string, StandardRecord>, candidates: readonly EvidenceCandidate[], doubtsAbout: (path: string) => number): readonly StandardRow[] {
  return packs.flatMap((pack) => pack.standards.map((standard): StandardRow => {
    const about = { pack: pack.id, standard: standard.id, ...of };
    const record = records.get(standardKey(about)) ?? newStandardRecord(about);
    const settled = { itemIds: new Set(record.evidence.map(({ itemId }) => itemId)), declined: new Set(record.declined) };
    const perYear = neededMaterials(standard).map((material) => material.perYear);
    return {
      pack: { id: pack.id, name: pack.name, example: pack.example },
      standard,
      record,
      proposed: proposedEvidence(standard, of.year, candidates, settled),
      needed: perYear.includes(null) ? null : perYear.reduce<number>((sum, count) => sum + count!, 0),
      doubts: record.evidence.reduce((sum, { path }) => sum + doubtsAbout(path), 0),
    };
  }));
}

export function standardCounts(rows: readonly StandardRow[]): StandardCounts {
  const count = (fits: (row: StandardRow) => boolean) => rows.filter(fits).length;
  const result = (row: StandardRow) => row.record.assessment?.result;
  return {
    total: rows.length,
    notApplicable: count((row) => result(row) === 'notApplicable'),
    met: count((row) => result(row) === 'met'),
    notMet: count((row) => result(row) === 'notMet'),
    open: count((row) => result(row) === undefined),
    accepted: count(({ record }) => record.state === 'accepted'),
    returned: count(({ record }) => record.state === 'returned'),
    withoutEvidence: count((row) => result(row) !== 'notApplicable' && row.record.evidence.length === 0),
  };
}
