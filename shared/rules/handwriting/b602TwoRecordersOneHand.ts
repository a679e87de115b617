import { meanDistance } from '../../handwriting/twoGroups.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { caution, comparableOnes, distancesOf, pagePassage, shown, writtenPieces, type WrittenPiece } from './writtenPieces.ts';

/**
 * B602: two people are named as recorders, and their pages are as alike as the pages of one, while those of a third person
 * are not. Without a third hand in the same branch there is nothing to hold it against, and nothing is said.
 */
export const b602TwoRecordersOneHand: Rule = {
  code: 'B602',
  title: '不同记录人名下的字迹相近',
  check(context) {
    return context.facts.branches.flatMap((branch) => alike(branch.name, writtenPieces(branch, context).filter(({ recorder }) => recorder !== null), context));
  },
};

function alike(branch: string, all: readonly WrittenPiece[], { rulebook }: RuleContext): readonly FindingDraft[] {
  const signals = rulebook.handwriting;
  const pieces = comparableOnes(all, signals);
  if (pieces.length < signals.referencePages) return [];
  const distance = distancesOf(pieces);
  const hands = [...Map.groupBy(pieces.keys(), (index) => pieces[index]!.recorder!)].filter(([, own]) => own.length >= signals.recorderPages);
  const pairs = hands.flatMap(([one, a], index) => hands.slice(index + 1).map(([other, b]) => ({ one, other, a, b })));
  return pairs.flatMap(({ one, other, a, b }): readonly FindingDraft[] => {
    const between = meanDistance(a, b, distance);
    const inside = (meanDistance(a, a, distance) + meanDistance(b, b, distance)) / 2;
    const thirds = hands.filter(([name]) => name !== one && name !== other).map(([, own]) => Math.min(meanDistance(a, own, distance), meanDistance(b, own, distance)));
    if (thirds.length === 0 || between > inside * signals.together || Math.min(...thirds) < between * signals.othersApart) return [];
    const [first, second] = [a.map((index) => pieces[index]!), b.map((index) => pieces[index]!)];
    return [draftFinding(rulebook, 'B602', {
      branch,
      date: second[0]!.record.date,
      paths: [...new Set([...first, ...second].map(({ page }) => page.path))],
      persons: [one, other],
      title: `记录人${one}和${other}名下的字迹相近`,
      explanation: `${one}名下 ${first.length} 页与${other}名下 ${second.length} 页的差距平均 ${shown(between)}，两人各自的页面之间平均 ${shown(inside)}，同一支部其他记录人的页面与他们至少相差 ${shown(Math.min(...thirds))}。${caution}`,
      evidence: [...first.slice(0, 8).map((piece) => pagePassage(piece, '甲')), ...second.slice(0, 8).map((piece) => pagePassage(piece, '乙'))],
      subject: [one, other].sort().join('、'),
      strength: 'weak',
    })];
  });
}
