import { isSettled } from '../../people/certain.ts';
import { draftOnRecord, nameOf, type Rule } from '../rule.ts';
import { contradictionsIn } from './datesWithin.ts';
import { noted } from './noted.ts';

const order = ['weak', 'moderate', 'strong'] as const;

/** Dates within one paper that cannot all be right; one finding a record, with everything that was found. */
export const b801DatesContradict: Rule = {
  code: 'B801',
  title: '同一份材料里的日期互相矛盾',
  check: ({ facts, rulebook }) => facts.branches.flatMap((branch) => branch.records.flatMap((record) => {
    const found = isSettled(record) ? contradictionsIn(record) : [];
    if (found.length === 0) return [];
    const usual = order[Math.max(...found.map(({ strength }) => order.indexOf(strength)))]!;
    const { strength, sentence } = noted(branch, record, usual);
    return [draftOnRecord(rulebook, 'B801', record, {
      title: found[0]!.title,
      explanation: `${nameOf(record)}：${found.map(({ sentence: said }) => said).join('；')}。${sentence}`,
      evidence: found.flatMap(({ evidence }) => evidence),
      strength,
    })];
  })),
};
