import { chiSquare } from '../../handwriting/compareForms.ts';
import type { WordTraits, WrittenPage } from '../../model/handwriting.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import { isUsable, middle, shown } from './writtenPieces.ts';

/**
 * B604: the signatures of a sign-in sheet are as alike as words that one hand wrote on a page of minutes. A signature has
 * two or three characters: one of them says nothing, only a sheet of them together.
 */
export const b604SignaturesOneHand: Rule = {
  code: 'B604',
  title: '签到表上的签名相互很像',
  check(context) {
    const { facts, rulebook } = context;
    const pages = facts.branches.flatMap(({ name, writing }) => (writing ?? []).filter((page) => isUsable(page, rulebook)).map((page) => ({ page, branch: name })));
    const { least, pages: enough } = rulebook.handwriting.signatures;
    const ofOneHand = pages.filter(({ page }) => !page.signInSheet && page.writing.words.length >= least).map(({ page }) => ({ page, variety: varietyOf(page.writing.words) }));
    return pages.filter(({ page }) => page.signInSheet).flatMap(({ page, branch }) => {
      const like = ofOneHand.filter((other) => isCapturedAlike(page, other.page, context)).map(({ variety }) => variety);
      const signatures = columnsOf(page.writing.words).filter((column) => column.length >= least && !isPrinted(column)).flat();
      return like.length < enough || signatures.length < least ? [] : oneHand(page, branch, { signatures, like, context });
    });
  },
};

interface Sheet {
  readonly signatures: readonly WordTraits[];
  /** How much the words on each page of one hand differ. */
  readonly like: readonly number[];
  readonly context: RuleContext;
}

function oneHand(page: WrittenPage, branch: string, { signatures, like, context: { facts, rulebook } }: Sheet): readonly FindingDraft[] {
  const [own, usual] = [varietyOf(signatures), middle(like)];
  if (own > usual * rulebook.handwriting.signatures.together) return [];
  const meeting = facts.branches.flatMap(({ records }) => records).find(({ attachments }) => attachments.some(({ path }) => path === page.path));
  return [draftFinding(rulebook, 'B604', {
    branch,
    ...(meeting?.date ? { date: meeting.date } : {}),
    paths: [page.path, ...(meeting ? [meeting.path] : [])],
    title: `签到表上 ${signatures.length} 处签名的写法相互很像`,
    explanation: `“${page.path.split('/').at(-1)!}”上有 ${signatures.length} 处两到四个字的手写姓名，相互之间笔画方向的差别为 ${shown(own)}；${like.length} 页由一个人写的记录里，同样长短的字之间是 ${shown(usual)}。几个人签的名通常比一个人的字差别大。每处只有两三个字，程序只能就整张表来说，请对照原表和各人平时的签名。`,
    evidence: [{ path: page.path, quote: `第 ${page.page} 页，${signatures.length} 处姓名` }],
    subject: `page ${page.page}`,
    strength: 'weak',
  })];
}

/** How much words differ among themselves: the mean χ² distance of the directions of their strokes. */
function varietyOf(words: readonly WordTraits[]): number {
  const shares = words.map(({ slopes }) => Array.from(slopes, (root) => (root / 255) ** 2));
  const distances = shares.flatMap((one, index) => shares.slice(index + 1).map((other) => chiSquare(one, other)));
  return distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length);
}

/** Words of a name's length, by the columns of the sheet in which they begin. */
function columnsOf(words: readonly WordTraits[]): readonly (readonly WordTraits[])[] {
  const columns: WordTraits[][] = [];
  for (const word of words.filter(({ characters }) => characters >= 2 && characters <= 4).toSorted((a, b) => a.left - b.left)) {
    const current = columns.at(-1);
    if (current && word.left - current.at(-1)!.left < word.height) current.push(word);
    else columns.push([word]);
  }
  return columns;
}

/** Steps between printed characters are all one; see `measurePage`. */
const PRINTED = 0.12;

function isPrinted(column: readonly WordTraits[]): boolean {
  return variation(column.flatMap(({ steps }) => steps)) <= PRINTED;
}

function isCapturedAlike(a: WrittenPage, b: WrittenPage, { rulebook }: RuleContext): boolean {
  const [one, other] = [a.writing.capture.dpi, b.writing.capture.dpi];
  return one === null || other === null ? one === other : Math.max(one, other) <= Math.min(one, other) * rulebook.handwriting.dpiRatio;
}

/** Standard deviation by the mean. */
function variation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return mean === 0 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}
