import { neededMaterials } from '../../ledgers/standards.ts';
import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { hasEnded, periodsOf } from '../periods.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { StandardItem, StandardPack } from '../rulebookShape.ts';

/**
 * A standard item of a pack for which a year's material is not there in the number asked for. Material that a person
 * confirmed counts whatever its kind; an item set aside as not applicable is not asked for.
 */
export const g401StandardWithoutEvidence: Rule = {
  code: 'G401',
  title: '标准项缺印证资料',
  check: (context) => context.facts.branches.flatMap((branch) => context.rulebook.standards.flatMap((pack) => lackingIn(branch, pack, context))),
};

function lackingIn(branch: BranchFacts, pack: StandardPack, { facts: { asOf }, rulebook }: RuleContext): readonly FindingDraft[] {
  if (branch.years === null) return [];
  const byKindAndYear = Map.groupBy(branch.records, ({ kind, year }) => `${kind ?? ''} ${year ?? ''}`);
  const settled = new Map((branch.standards ?? []).filter((fact) => fact.pack === pack.id).map((fact) => [`${fact.standard} ${fact.year}`, fact]));
  const drafts: FindingDraft[] = [];
  for (let year = branch.years.first; year <= branch.years.last; year += 1) {
    const [period] = periodsOf(year, 'year');
    if (!period || !hasEnded(period, asOf)) continue;
    for (const standard of pack.standards.filter(({ reported }) => reported)) {
      const fact = settled.get(`${standard.id} ${year}`);
      if (fact?.notApplicable) continue;
      const { found, needed, paths } = evidenceOf(standard, (kind) => byKindAndYear.get(`${kind} ${year}`) ?? [], fact?.paths ?? []);
      if (found >= needed) continue;
      drafts.push(draftFinding(rulebook, 'G401', {
        branch: branch.name,
        period: period.id,
        paths,
        ...(pack.example ? { severity: 'info' as const } : {}),
        title: `${pack.example ? '示例清单：' : ''}${standard.id} ${standard.name}的印证资料不足`,
        explanation: `按${pack.example ? '示例清单' : ''}《${pack.name}》${standard.id}“${standard.requirement}”，每年应有 ${needed} 份，${branch.name}${year}年归集到 ${found} 份。${pack.example ? '该清单仅供试用，请换成本县的标准包后再作判断。' : ''}`,
        evidence: paths.slice(0, 5).map((path) => ({ path, quote: '已归集的印证资料' })),
        basis: { edition: `《${pack.name}》${pack.edition}`, text: standard.requirement, status: standard.status },
        subject: `${pack.id} ${standard.id}`,
      }));
    }
  }
  return drafts;
}

/** How many papers count, each material up to its own number, and the confirmed ones for what is still open. */
function evidenceOf(standard: StandardItem, recordsOf: (kind: string) => readonly RecordFact[], confirmed: readonly string[]): { readonly found: number; readonly needed: number; readonly paths: readonly string[] } {
  let [found, needed] = [0, 0];
  const paths = new Set<string>();
  for (const { kinds, perYear } of neededMaterials(standard)) {
    if (perYear === null) continue;
    const records = new Map(kinds.flatMap(recordsOf).map((record) => [`${record.path} ${record.ordinal}`, record.path]));
    for (const path of records.values()) paths.add(path);
    needed += perYear;
    found += Math.min(perYear, records.size);
  }
  const others = confirmed.filter((path) => !paths.has(path));
  return { found: found + others.length, needed, paths: [...paths, ...others].sort() };
}
