import type { BranchFacts } from '../../model/facts.ts';
import { hasEnded, periodsOf } from '../periods.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { StandardPack } from '../rulebookShape.ts';

/** A standard item of an imported pack for which a year's material is not there in the number asked for. */
export const g401StandardWithoutEvidence: Rule = {
  code: 'G401',
  title: '标准项缺印证资料',
  check: (context) => context.facts.branches.flatMap((branch) => context.rulebook.standards.flatMap((pack) => lackingIn(branch, pack, context))),
};

function lackingIn(branch: BranchFacts, pack: StandardPack, { facts: { asOf }, rulebook }: RuleContext): readonly FindingDraft[] {
  if (branch.years === null) return [];
  const byKindAndYear = Map.groupBy(branch.records, ({ kind, year }) => `${kind ?? ''} ${year ?? ''}`);
  const drafts: FindingDraft[] = [];
  for (let year = branch.years.first; year <= branch.years.last; year += 1) {
    const [period] = periodsOf(year, 'year');
    if (!period || !hasEnded(period, asOf)) continue;
    for (const standard of pack.standards) {
      const found = new Set(standard.kinds.flatMap((kind) => (byKindAndYear.get(`${kind} ${year}`) ?? []).map(({ path, ordinal }) => `${path} ${ordinal}`)));
      const paths = [...new Set(standard.kinds.flatMap((kind) => (byKindAndYear.get(`${kind} ${year}`) ?? []).map(({ path }) => path)))].sort();
      if (found.size >= standard.perYear) continue;
      drafts.push(draftFinding(rulebook, 'G401', {
        branch: branch.name,
        period: period.id,
        paths,
        ...(pack.example ? { severity: 'info' as const } : {}),
        title: `${pack.example ? '示例清单：' : ''}${standard.id} ${standard.name}的印证资料不足`,
        explanation: `按${pack.example ? '示例清单' : ''}《${pack.name}》${standard.id}“${standard.requirement}”，每年应有 ${standard.perYear} 份，${branch.name}${year}年归集到 ${found.size} 份。${pack.example ? '该清单仅供试用，请换成本县的标准包后再作判断。' : ''}`,
        evidence: paths.slice(0, 5).map((path) => ({ path, quote: '已归集的印证资料' })),
        basis: { edition: `《${pack.name}》${pack.edition}`, text: standard.requirement, status: standard.status },
        subject: `${pack.id} ${standard.id}`,
      }));
    }
  }
  return drafts;
}
