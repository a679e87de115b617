import type { RecordFact } from '../../model/facts.ts';
import type { InkColour, LineTraits, WrittenPage } from '../../model/handwriting.ts';
import { noteSentence, withNote } from '../fileTimes/fileTimeWords.ts';
import { lateNotes } from '../fileTimes/lateNotes.ts';
import { draftFinding, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { HandwritingSignals } from './handwritingData.ts';
import { isUsable, middle } from './writtenPieces.ts';

/** B603: the last lines that a record has on a page are in another pen, by the width of the stroke or the colour of the ink. */
export const b603LastLines: Rule = {
  code: 'B603',
  title: '页末几行换了笔',
  check(context) {
    const { facts, rulebook } = context;
    return facts.branches.flatMap((branch) => {
      const records = new Map(branch.records.map((record) => [`${record.ordinal} ${record.path}`, record]));
      const noteOf = lateNotes(branch);
      return (branch.writing ?? []).filter((page) => !page.signInSheet && isUsable(page, rulebook)).flatMap((page) => page.records.flatMap(({ path, ordinal, first, last }) => {
        const record = records.get(`${ordinal} ${path}`);
        const lines = page.writing.lines.filter(({ line, characters, signing }) => line >= first && line <= last && !signing && characters >= SHORT);
        const tail = record && otherPen(lines, rulebook.handwriting);
        return tail ? [finding(page, record, tail, noteOf(record), context)] : [];
      }));
    });
  },
};

/** A name, a date: signed by somebody else as often as not. */
const SHORT = 6;
/** More than this share of the lines is no end of a page. */
const END = 1 / 3;
/** So many times as far as the lines before stray among themselves. */
const STRAY = 3;

interface Tail {
  readonly lines: number;
  readonly characters: number;
  /** Strokes of the last lines by those of the lines before. */
  readonly stroke: number;
  readonly ink: number;
  readonly both: boolean;
}

/** The longest end of the lines every one of which is in another pen than the lines before it. */
function otherPen(lines: readonly LineTraits[], { tail }: HandwritingSignals): Tail | null {
  for (let count = Math.floor(lines.length * END); count >= 1; count -= 1) {
    const [before, last] = [lines.slice(0, -count), lines.slice(-count)];
    if (characters(last) < tail.characters || characters(before) < tail.before || before.length < 4) continue;
    const stroke = middle(before.map((line) => line.stroke));
    const ink = middleInk(before);
    const strayStroke = STRAY * spread(before.map((line) => Math.abs(line.stroke / stroke - 1)));
    const strayInk = STRAY * spread(before.map((line) => apart(line.ink, ink)));
    const off = last.map((line) => line.stroke / stroke - 1);
    const byStroke = off.every((one) => Math.abs(one) > Math.max(tail.stroke, strayStroke) && Math.sign(one) === Math.sign(off[0]!));
    const byInk = last.every((line) => apart(line.ink, ink) > Math.max(tail.ink, strayInk));
    if (byStroke || byInk) return { lines: count, characters: characters(last), stroke: middle(last.map((line) => line.stroke)) / stroke, ink: apart(middleInk(last), ink), both: byStroke && byInk };
  }
  return null;
}

function finding(page: WrittenPage, record: RecordFact, { lines, characters: count, stroke, ink, both }: Tail, note: ReturnType<ReturnType<typeof lateNotes>>, { rulebook }: RuleContext): FindingDraft {
  const { tail } = rulebook.handwriting;
  const said = [...(Math.abs(stroke - 1) > tail.stroke ? [`笔画${stroke > 1 ? '粗' : '细'}了约 ${Math.round(Math.abs(stroke - 1) * 100)}%`] : []), ...(ink > tail.ink ? ['墨色不同'] : [])];
  return draftFinding(rulebook, 'B603', {
    branch: record.branch,
    date: record.date,
    paths: [...new Set([record.path, page.path])],
    ...(page.path === record.path ? { ordinal: record.ordinal } : {}),
    title: `页末 ${lines} 行${said.join('、')}`,
    explanation: `“${page.path.split('/').at(-1)!}”第 ${page.page} 页上，这份记录的最后 ${lines} 行（约 ${count} 字）与同页前面的各行相比${said.join('、')}。签字、审阅的行没有算在内。写到一半换笔很平常，值得看的是这几行写的是什么、像不像后来加上的。${noteSentence(note)}`,
    evidence: [{ path: page.path, quote: `第 ${page.page} 页最后 ${lines} 行` }],
    subject: `page ${page.page}`,
    strength: withNote(both ? 'moderate' : 'weak', note),
  });
}

function characters(lines: readonly LineTraits[]): number {
  return lines.reduce((sum, line) => sum + line.characters, 0);
}

function middleInk(lines: readonly LineTraits[]): InkColour {
  return [middle(lines.map(({ ink }) => ink[0])), middle(lines.map(({ ink }) => ink[1])), middle(lines.map(({ ink }) => ink[2]))];
}

/** The channel that differs most. */
function apart(a: InkColour, b: InkColour): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));
}

/** How far most of them stray. */
function spread(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * 0.75)] ?? 0;
}
