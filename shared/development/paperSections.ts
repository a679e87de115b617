import type { RecordFact } from '../model/facts.ts';
import { foldText, type FoldedText } from '../text/normalise.ts';
import type { DevelopmentData } from '../rules/development/developmentData.ts';

/** One paper of a development file: a record, or the part of a record that stands under its own title. */
export interface PaperSection {
  readonly record: RecordFact;
  /** Kind of paper; `null` where neither title nor classification says it. */
  readonly kind: string | null;
  readonly title: string;
  /** Folded text, layout kept. */
  readonly text: string;
  /** The same characters as the file has them, for quoting. */
  readonly original: (start: number, end: number) => string;
  /** The record holds this paper alone. */
  readonly whole: boolean;
}

/** A title that ends so names a paper, not a heading inside one. */
const paperEnding = /(?:书|表|记录|报告|证明|证书|证|请示|批复|汇报|通知|公示|材料|结论|函|纪实|小结)(?:\([^()]{0,12}\))?$/;
const LONGEST_TITLE = 34;
const SHORTEST_PAPER = 24;

/**
 * The papers of a record: one as a rule, several where a file holds a whole case, each under a title line of its own
 * and with text of its own.
 */
export function paperSections(record: RecordFact, { papers }: DevelopmentData): readonly PaperSection[] {
  const folded = foldText(record.text, { spaces: 'layout' });
  const starts = titleLines(folded.folded, papers);
  const whole = wholeSection(record, folded, papers);
  if (starts.length < 2) return [whole];
  const sections = starts.map(({ start, kind, title }, index): PaperSection => {
    const end = starts[index + 1]?.start ?? folded.folded.length;
    return { record, kind, title, whole: false, text: folded.folded.slice(start, end), original: (from, to) => record.text.slice(folded.originAt(start + from), folded.originAt(start + to)) };
  }).filter(({ text }) => text.replace(/\s/g, '').length >= SHORTEST_PAPER && /\d\s*[年月日]|[年月]|\d{4}[.-]\d/.test(text));
  return sections.length < 2 ? [whole] : sections;
}

/** The kind of paper that a title names, by the first entry of the list whose words stand in it. */
function paperKindOf(title: string, papers: DevelopmentData['papers']): string | null {
  const plain = foldText(title).folded.replace(/\s/g, '');
  return papers.find(({ titles }) => titles.some((words) => containsInOrder(plain, words)))?.id ?? null;
}

function wholeSection(record: RecordFact, folded: FoldedText, papers: DevelopmentData['papers']): PaperSection {
  const title = record.fields.title?.value ?? record.title;
  const fileName = (record.path.split('/').at(-1) ?? '').replace(/\.\w{1,5}$/, '');
  const kind = paperKindOf(title, papers) ?? paperKindOf(fileName, papers) ?? record.kind;
  return { record, kind, title, whole: true, text: folded.folded, original: (start, end) => record.text.slice(folded.originAt(start), folded.originAt(end)) };
}

interface TitleLine {
  readonly start: number;
  readonly kind: string;
  readonly title: string;
}

function titleLines(text: string, papers: DevelopmentData['papers']): readonly TitleLine[] {
  const found: TitleLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const title = line.trim();
    if (title.length >= 4 && title.length <= LONGEST_TITLE && !/[。;:,]/.test(title) && paperEnding.test(title)) {
      const kind = paperKindOf(title, papers);
      // A heading inside the form (入党介绍人意见) or a cell of a table is no paper of its own.
      if (kind !== null && !(found.at(-1)?.kind === 'membershipForm' && insideForm.test(title)) && found.at(-1)?.title !== title) found.push({ start, kind, title });
    }
    start += line.length + 1;
  }
  return found;
}

const insideForm = /介绍人|审批|谈话|决议|志愿$/;

/** `预备党员…批复` stands in 关于接收李明为预备党员的批复. */
function containsInOrder(text: string, words: string): boolean {
  let from = 0;
  for (const word of words.split('…')) {
    const at = text.indexOf(word, from);
    if (at < 0) return false;
    from = at + word.length;
  }
  return true;
}
