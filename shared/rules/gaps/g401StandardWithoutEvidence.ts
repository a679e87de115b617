import { frequencyLabels } from '../../ledgers/standards.ts';
import type { BranchFacts } from '../../model/facts.ts';
import { hasEnded, periodsOf } from '../periods.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { StandardItem, StandardPack } from '../rulebookShape.ts';
import { evidenceIn, spanOf, toldElsewhere, type StandardEvidence } from './standardEvidence.ts';

/**
 * Standard items of a pack for which a branch's material is not there in the number asked for, year by year once the year
 * has ended. Items marked as `reported` have a finding each; all others share one for the year: what another check tells
 * period by period is not told again, what depends on something happening is not asked for, and lasting material (once, once
 * a term) is asked for in the last year only. Items set aside as not applicable are left out.
 */
export const g401StandardWithoutEvidence: Rule = {
  code: 'G401',
  title: '标准项缺印证资料',
  check: (context) => context.facts.branches.flatMap((branch) => context.rulebook.standards.flatMap((pack) => lackingIn(branch, pack, context))),
};

function lackingIn(branch: BranchFacts, pack: StandardPack, context: RuleContext): readonly FindingDraft[] {
  const { facts: { asOf }, rulebook } = context;
  if (branch.years === null) return [];
  const evidenceOf = evidenceIn(branch, pack, rulebook);
  const { first, last } = branch.years;
  const ended = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => hasEnded(periodsOf(year, 'year')[0]!, asOf));
  const single = (standard: StandardItem): boolean => standard.reported && spanOf(standard) === 'year';
  const shared = pack.standards.filter((standard) => !single(standard) && spanOf(standard) !== 'never' && !toldElsewhere(standard, rulebook));
  return ended.flatMap((year) => {
    const looked = (standards: readonly StandardItem[]): readonly Looked[] => standards.flatMap((standard) => {
      const evidence = evidenceOf(standard, year);
      return evidence === null ? [] : [{ standard, evidence }];
    });
    const own = looked(pack.standards.filter(single)).filter(isLacking).map((item) => oneItem(item, { branch, pack, year }, context));
    const others = looked(shared.filter((standard) => spanOf(standard) === 'year' || year === ended.at(-1)));
    return others.some(isLacking) ? [...own, otherItems(others, { branch, pack, year }, context)] : own;
  });
}

interface Looked {
  readonly standard: StandardItem;
  readonly evidence: StandardEvidence;
}

interface Where {
  readonly branch: BranchFacts;
  readonly pack: StandardPack;
  readonly year: number;
}

function isLacking({ evidence: { found, needed } }: Looked): boolean {
  return found < needed;
}

function oneItem({ standard, evidence: { found, needed, paths, waiting } }: Looked, where: Where, { rulebook }: RuleContext): FindingDraft {
  const { branch, pack, year } = where;
  return draftFinding(rulebook, 'G401', {
    ...common(where),
    paths,
    title: `${pack.example ? '示例清单：' : ''}${standard.id} ${standard.name}的印证资料不足`,
    explanation: `按${named(pack)}${standard.id}“${standard.requirement}”，每年应有 ${needed} 份，${branch.name}${year}年归集到 ${found} 份${waiting > 0 ? `，其中 ${waiting} 份待人核对` : ''}。${caution(pack)}`,
    evidence: paths.slice(0, 5).map((path) => ({ path, quote: '已归集的印证资料' })),
    basis: { edition: `《${pack.name}》${pack.edition}`, text: standard.requirement, status: standard.status },
    subject: `${pack.id} ${standard.id}`,
  });
}

function otherItems(items: readonly Looked[], where: Where, { rulebook }: RuleContext): FindingDraft {
  const { branch, pack, year } = where;
  const lacking = items.filter(isLacking);
  // Enough only with papers that nobody has looked at yet: neither there nor missing.
  const unsure = items.filter(({ evidence: { found, needed, waiting } }) => found >= needed && found - waiting < needed);
  const lasting = lacking.filter(({ standard }) => spanOf(standard) === 'lasting');
  return draftFinding(rulebook, 'G401', {
    ...common(where),
    paths: [],
    title: `${pack.example ? '示例清单：' : ''}${year}年另有 ${lacking.length} 项标准的印证资料不足`,
    explanation: [
      `按${named(pack)}，${branch.name}${year}年下列标准项没有归集到足够的印证资料：${lacking.map(lackText).join('；')}。`,
      lasting.length > 0 ? `其中一次性和每届形成的 ${lasting.length} 项，材料可能形成在所提供的年度之前，请先查以前的档案。` : '',
      unsure.length > 0 ? `下列标准项有材料、待人核对：${unsure.map(({ standard, evidence }) => `${standard.id} ${standard.name}（${evidence.waiting} 份）`).join('；')}。` : '',
      '发生时才形成的标准项，以及组织生活等已由其他检查逐期列出的标准项，没有列在这里。',
      caution(pack),
    ].filter(Boolean).join(''),
    evidence: [],
    basis: { edition: `《${pack.name}》${pack.edition}`, text: '清单所列各项标准应有相应的印证资料', status: 'inferred' },
    subject: `${pack.id} others`,
  });
}

/** 按要求逐项：S06 书记培训建档（每年，应有 1 份，归集到 0 份）. */
function lackText({ standard, evidence: { found, needed, waiting } }: Looked): string {
  const counts = found === 0 ? '没有归集到' : `应有 ${needed} 份，归集到 ${found} 份${waiting > 0 ? `、其中 ${waiting} 份待人核对` : ''}`;
  return `${standard.id} ${standard.name}（${frequencyLabels[standard.frequency]}，${counts}）`;
}

function common({ branch, pack, year }: Where): Pick<FindingDraft, 'branch' | 'period'> & { readonly severity?: 'info' } {
  return { branch: branch.name, period: String(year), ...(pack.example ? { severity: 'info' as const } : {}) };
}

function named(pack: StandardPack): string {
  return `${pack.example ? '示例清单' : ''}《${pack.name}》`;
}

function caution(pack: StandardPack): string {
  return pack.example ? '该清单仅供试用，请换成本县的标准包后再作判断。' : '';
}
