import type { Field, Vote } from '../model/record.ts';
import { numeralClass, parseNumeral } from '../text/numerals.ts';
import { fieldOf, tidyOf, type Line } from './lines.ts';

type Figure = 'for' | 'against' | 'abstained' | 'issued' | 'returned';

const numeral = `[${numeralClass}oOlI]{1,4}`;
const gap = '[^0-9〇零一二三四五六七八九十,;。、:(]{0,8}?';
const words: readonly (readonly [Figure, string])[] = [
  ['against', '不同意|不赞成|反对'],
  ['abstained', '弃权'],
  ['for', '赞成|同意|赞同|通过'],
  ['issued', '发出|发放|共发'],
  ['returned', '收回|回收'],
];
const behind = new RegExp(`(?<word>${words.map(([, word]) => word).join('|')})(?:的)?${gap}[:(]?\\s*(?:有|共|为|各)?\\s*(?<count>${numeral})\\s*(?<unit>票|人|名|张|份|户|位)?`, 'g');
/** The unit may be said once: “15票赞成，0反对，0弃权”. */
const before = new RegExp(`(?<![0-9])(?<count>${numeral})\\s*(?:(?<unit>票|人|名|张|户|位)(?:代表|党员)?(?:表示)?)?(?<word>不同意|不赞成|反对|弃权|赞成|同意|赞同)`, 'g');
const unanimous = /一致(?:表决)?(?:通过|同意|赞成|举手通过)|全票(?:通过|赞成|同意)|全体(?:与会|到会|参会)?(?:党员|代表|人员|委员|同志)?(?:举手)?(?:表决)?(?:一致)?(?:表决)?(?:通过|同意)/;

/** Votes and ballots in running lines: 赞成18票、反对0票, 18票赞成, 同意20人, 发出表决票20张，收回20张, 一致通过. */
export function readVotes(lines: readonly Line[], labelled: (line: Line) => boolean): readonly Field<Vote>[] {
  const votes: { vote: Mutable<Vote>; line: Line; start: number; end: number; labelled: boolean; lineIndex: number }[] = [];
  for (const line of lines) {
    if (!/票|赞成|同意|反对|弃权|通过/.test(line.text)) continue;
    const here: typeof votes = [];
    for (const figure of figuresOf(line.text)) {
      const last = here.at(-1) ?? continues(votes.at(-1), line);
      const fresh = last?.vote[figure.kind] !== undefined || !last || (figure.kind === 'issued' && last.vote.for !== undefined);
      if (fresh) here.push({ vote: { [figure.kind]: figure.value }, line, start: figure.start, end: figure.end, labelled: labelled(line), lineIndex: line.index });
      else {
        last.vote[figure.kind] = figure.value;
        if (last.line === line) {
          last.start = Math.min(last.start, figure.start);
          last.end = Math.max(last.end, figure.end);
        } else last.lineIndex = line.index;
      }
    }
    const all = unanimous.exec(line.text);
    if (all) {
      const counted = here.find((entry) => entry.vote.for !== undefined);
      if (counted) counted.vote.unanimous = true;
      else if (votes.length > 0 && labelled(line) && line.index - votes.at(-1)!.lineIndex <= 1) votes.at(-1)!.vote.unanimous = true;
      else here.push({ vote: { unanimous: true }, line, start: all.index, end: all.index + all[0].length, labelled: labelled(line), lineIndex: line.index });
    }
    const voting = here.length > 0 && /表决|投票|票决|举手|选举|票/.test(line.text);
    // A lone “同意20人” outside a vote, such as an opinion of a step, needs a second figure or the word for voting.
    for (const entry of here) {
      const figures = Object.keys(entry.vote).length;
      if (figures === 1 && entry.vote.unanimous === undefined && !entry.labelled && !voting) continue;
      const subject = subjectOf(line, entry.start);
      if (subject !== undefined) entry.vote.subject = subject;
      votes.push(entry);
    }
  }
  return votes.map(({ vote, line, start, end, labelled: marked }) => fieldOf<Vote>(vote, { line, start, end }, marked ? 0.95 : Object.keys(vote).length > 1 ? 0.88 : 0.75));
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

interface FoundFigure {
  readonly kind: Figure;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

function figuresOf(text: string): readonly FoundFigure[] {
  const found: FoundFigure[] = [];
  const backwards = [...text.matchAll(before)];
  const reversed = backwards.filter((match) => match.groups!['unit'] !== undefined);
  const forward = [...text.matchAll(behind)];
  // “18票赞成，0票反对” reads backwards: then the words stand behind their numbers throughout.
  const matches = reversed.length >= 1 && (reversed.length > 1 || forward.filter((match) => /票|张/.test(match.groups!['unit'] ?? '')).length <= reversed.length) && reversed[0]!.index < (forward[0]?.index ?? Infinity)
    ? [...backwards, ...forward.filter((match) => /发|收/.test(match.groups!['word']!))] : forward;
  for (const match of matches.sort((one, other) => one.index - other.index)) {
    const groups = match.groups as Readonly<Record<string, string | undefined>>;
    const value = parseNumeral(groups['count']!);
    const kind = words.find(([, list]) => list.split('|').includes(groups['word']!))?.[0];
    if (value === null || kind === undefined || value > 5000) continue;
    const tail = text.slice(match.index + match[0].length, match.index + match[0].length + 1);
    if (groups['unit'] === undefined && (/[年月日项个条次%.\-：]|[\u3400-\u9fff]/.test(tail) || !/^[0-9]+$/.test(groups['count']!))) continue;
    if (groups['word'] === '通过' && groups['unit'] !== '票') continue;
    found.push({ kind, value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function continues<Entry extends { readonly lineIndex: number }>(last: Entry | undefined, line: Line): Entry | undefined {
  return last && line.index - last.lineIndex <= 1 ? last : undefined;
}

/** What the vote was about: the 《…》 or 关于… before it, or what stands between 对 and 进行表决. */
function subjectOf(line: Line, start: number): string | undefined {
  const from = line.text.slice(0, start).lastIndexOf('。') + 1;
  const text = line.text.slice(from, start);
  const match = /(?:对|就|将)\s*([^,;。]{2,50}?)\s*(?:进行|举行|作|做)(?:了)?(?:无记名|举手|投票|记名|逐项|口头)*(?:投票)?(?:表决|票决)/.exec(text) ?? /(关于[^,;。:]{2,50}?的(?:决议|议案|方案|事项|议题|提议|请示|报告))/.exec(text) ?? /(《[^》]{2,60}》)/.exec(text);
  if (!match) return undefined;
  const at = from + match.index + match[0].indexOf(match[1]!);
  return tidyOf({ line, start: at, end: at + match[1]!.length });
}
