import type { CaseFile } from '../../development/caseFile.ts';
import type { CasePaper } from '../../development/casePaper.ts';
import { repeatedTexts } from '../../development/repeatedText.ts';
import { draftFinding, type FindingDraft, type Rule } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { dayOf } from './caseFinding.ts';

/** An application, thought report or review repeats another person's or another quarter's text. */
export const d109RepeatedText: Rule = {
  code: 'D109',
  title: '入党材料文字雷同',
  check: ({ cases, rulebook }) => repeated(cases, rulebook),
};

const ownWords: ReadonlySet<string> = new Set(['membershipApplication', 'thoughtReport', 'activistReview', 'probationReview', 'conversionApplication']);

interface OwnText {
  readonly paper: CasePaper;
  readonly file: CaseFile;
}

function repeated(cases: readonly CaseFile[], rulebook: Rulebook): readonly FindingDraft[] {
  const texts = cases.flatMap((file) => file.papers.filter(({ kind, readable, persons }) => ownWords.has(kind) && readable && persons.length === 1).map((paper): OwnText => ({ paper, file })))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const stock = rulebook.development.stock;
  return repeatedTexts(texts.map(({ paper }) => ({ text: paper.text, group: paper.kind })), stock).flatMap(({ earlier, later, share, characters, passage }): readonly FindingDraft[] => {
    const [first, second] = [texts[earlier]!, texts[later]!];
    // The same paper brought twice, as a draft and as signed, repeats nothing.
    if (first.file === second.file && (first.paper.dated?.date ?? '') === (second.paper.dated?.date ?? '')) return [];
    const pending = second.paper.dated ? rulebook.development.pending.find(({ from }) => from <= second.paper.dated!.date) : undefined;
    const other = first.file.person === second.file.person ? `其${said(first)}的` : `${first.file.branch.name === second.file.branch.name ? '' : first.file.branch.name}${first.file.person}${said(first)}的`;
    return [draftFinding(rulebook, 'D109', {
      branch: second.file.branch.name,
      date: second.paper.dated?.date ?? null,
      paths: [first.paper.record.path, second.paper.record.path].sort(),
      persons: [...new Set([first.file.person, second.file.person])],
      title: `${second.file.person}：“${second.paper.title}”与${other}“${first.paper.title}”文字雷同`,
      explanation: `“${second.paper.record.path.split('/').at(-1)!}”${second.paper.dated ? `（${dayOf(second.paper.dated.date)}）` : ''}与“${first.paper.record.path.split('/').at(-1)!}”${first.paper.dated ? `（${dayOf(first.paper.dated.date)}）` : ''}扣除誓词等通用语句后，有约 ${Math.round(share * 100)}% 的文字相同，共 ${characters} 字，例如“${passage}”。${pending ? `${pending.name}尚未录入，这里只供参考。` : ''}`,
      evidence: [{ path: second.paper.record.path, quote: passage }, { path: first.paper.record.path, quote: passage }],
      ...(pending ? { severity: 'info' as const } : {}),
      subject: `${second.paper.record.ordinal}`,
    })];
  });
}

function said({ paper }: OwnText): string {
  return paper.dated ? dayOf(paper.dated.date) : '另一份';
}

function orderOf({ paper }: OwnText): string {
  return `${paper.dated?.date ?? '9999'} ${paper.record.path} ${paper.record.ordinal}`;
}
