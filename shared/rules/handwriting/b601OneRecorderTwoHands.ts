import { meanDistance, twoGroups } from '../../handwriting/twoGroups.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { caution, comparableOnes, distancesOf, pagePassage, shown, writtenPieces, type WrittenPiece } from './writtenPieces.ts';

/**
 * B601: one person is named as the recorder, and some of the pages differ from the others more than pages of that recorder
 * do among themselves. An order in which to look (detection.md §3.3), never a verdict on who wrote them.
 */
export const b601OneRecorderTwoHands: Rule = {
  code: 'B601',
  title: '同一记录人名下的字迹前后差别较大',
  check(context) {
    return context.facts.branches.flatMap((branch) => {
      const byRecorder = Map.groupBy(writtenPieces(branch, context).filter(({ recorder }) => recorder !== null), ({ recorder }) => recorder!);
      return [...byRecorder].flatMap(([recorder, pieces]) => apart(branch.name, recorder, pieces, context));
    });
  },
};

function apart(branch: string, recorder: string, all: readonly WrittenPiece[], { rulebook }: RuleContext): readonly FindingDraft[] {
  const signals = rulebook.handwriting;
  const pieces = comparableOnes(all, signals);
  if (pieces.length < signals.referencePages) return [];
  const distance = distancesOf(pieces);
  const [usual, other] = twoGroups(pieces.length, distance);
  // The fewer must be few: two halves of a book are as likely two books.
  if (usual.length < signals.referencePages - other.length || usual.length < 4 || other.length === 0) return [];
  const [between, inside] = [meanDistance(usual, other, distance), meanDistance(usual, usual, distance)];
  const furthest = Math.max(...usual.map((one) => meanDistance([one], usual, distance)));
  const nearest = Math.min(...other.map((one) => meanDistance([one], usual, distance)));
  if (between < inside * signals.apart || nearest <= furthest) return [];
  const [few, many] = [other.map((index) => pieces[index]!), usual.map((index) => pieces[index]!)];
  const { knownGood } = signals;
  if (knownGood && between <= knownGood.distance) return [];
  const leftOut = all.length - pieces.length;
  return [draftFinding(rulebook, 'B601', {
    branch,
    date: few[0]!.record.date,
    paths: [...new Set([...few, ...many].map(({ page }) => page.path))],
    persons: [recorder],
    title: `记录人同为${recorder}，${few.length} 页的字迹与其余 ${many.length} 页差别较大`,
    explanation: `这 ${pieces.length} 页署名的记录人都是${recorder}。其中${pagesText(few)}与其余 ${many.length} 页的差距平均 ${shown(between)}，其余各页之间平均 ${shown(inside)}。${knownGood ? `本乡镇核实过的 ${knownGood.pages} 页里，同一人两页之间最多相差 ${shown(knownGood.distance)}。` : '还没有用本乡镇核实过的页面自测过，界限只是出厂的设定。'}${leftOut > 0 ? `另有 ${leftOut} 页笔的粗细或扫描方式不同，没有拿来比。` : ''}${caution}`,
    evidence: [...few.slice(0, 8).map((piece) => pagePassage(piece, '甲')), ...many.slice(0, 8).map((piece) => pagePassage(piece, '乙'))],
    subject: recorder,
    strength: knownGood && few.length > 1 ? 'moderate' : 'weak',
  })];
}

function pagesText(pieces: readonly WrittenPiece[]): string {
  const byPath = Map.groupBy(pieces, ({ page }) => page.path);
  return [...byPath].slice(0, 6).map(([path, own]) => `“${path.split('/').at(-1)!}”第 ${own.map(({ page }) => page.page).join('、')} 页`).join('、');
}
