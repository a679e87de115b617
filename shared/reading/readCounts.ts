import { numeralClass, parseNumeral } from '../text/numerals.ts';
import type { Line } from './lines.ts';

/** A number of people in a text; offsets into it. */
export interface FoundCount {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** Counts of people that a running text states. */
export type StatedCounts = Readonly<Partial<Record<'expected' | 'present' | 'absent' | 'entitled', FoundCount & { readonly line: Line }>>>;

const numeral = `[${numeralClass}oOlI]{1,7}`;
const unit = '(?:名|人|位|户|个|名党员|名代表|名委员)?';
const leading = new RegExp(`^\\D{0,10}?(${numeral})\\s*(?:名|人|位|户|个)?`);

/** The count that a labelled value states: `23人`, `党员二十三名`, `23`; `null` where it states none. */
export function readCount(text: string): FoundCount | null {
  const match = leading.exec(text);
  const value = match ? parseNumeral(match[1]!) : null;
  if (!match || value === null || value > 5000) return null;
  const start = match[0].indexOf(match[1]!);
  // “全体党员”, “村两委成员”: a numeral inside a word counts nobody.
  if (/^[一二三两四]/.test(match[1]!) && !/[名人位户个]$/.test(match[0]) && text.trim().length > match[1]!.length) return null;
  return { value, start, end: start + match[1]!.length };
}

/** Words between a count's name and its number; another count's name (参会人数 应到6人) is none of them. */
const whom = '[^,;。:、应实缺\\t0-9〇零一二三四五六七八九十()]{0,12}?';
const patterns: readonly (readonly [keyof StatedCounts, RegExp])[] = [
  ['entitled', new RegExp(`(?:有表决权|有选举权)的?(?:正式)?(?:党员|代表|人员|到会党员)?${whom}(${numeral})\\s*${unit}`)],
  ['expected', new RegExp(`应\\s*(?:到会|到|参加会议|参加|参会|出席会议|出席)(?!会?(?:的)?有(?:表决|选举)权)${whom}[:(]?\\s*(${numeral})\\s*${unit}`)],
  ['present', new RegExp(`(?:实\\s*(?:到会|到|际到会|际参加|际参会|际出席|参加|参会|出席)|(?<![应未])到会(?!有)|(?<![应未实])(?:出席|参加|参会)(?:会议|大会|活动|本次会议|此次会议)?的?(?:共|共有|有|党员|代表|人数|人员|正式党员|村民代表|共计))(?!会?(?:的)?有(?:表决|选举)权)${whom}[:(]?\\s*(${numeral})\\s*(?:名|人|位|户)`)],
  ['absent', new RegExp(`(?:请假|缺席|因故缺席|未到会?|缺勤|未参会|因事请假|因病请假|未参加)${whom}[:(]?\\s*(${numeral})\\s*(?:名|人|位)`)],
];
/** Without a unit only the plain words count: 应到23，实到20，缺席3. */
const bare: readonly (readonly [keyof StatedCounts, RegExp])[] = [
  // 实到会有表决权的党员18名, where nothing else says how many came.
  ['present', new RegExp(`实\\s*到(?:会)?(?:的)?有(?:表决|选举)权的?${whom}(${numeral})\\s*(?:名|人|位)`)],
  ['present', new RegExp(`实\\s*到(?:会)?(?:人数|党员)?\\s*[:(]?\\s*([0-9]{1,4})(?![0-9:.])`)],
  ['absent', new RegExp(`(?:请假|缺席|未到)(?:人数)?\\s*[:(]?\\s*([0-9]{1,3})(?![0-9:.])`)],
];

/** 应到, 实到, 缺席 and 有表决权 counts in running lines; the first statement of each counts. */
export function statedCounts(lines: readonly Line[]): StatedCounts {
  const found: Partial<Record<keyof StatedCounts, FoundCount & { readonly line: Line }>> = {};
  for (const line of lines) {
    if (!/到|出席|参加|参会|请假|缺席|权/.test(line.text)) continue;
    for (const [field, pattern] of [...patterns, ...bare]) {
      if (found[field]) continue;
      const match = pattern.exec(line.text);
      const value = match ? parseNumeral(match[1]!) : null;
      if (!match || value === null || value > 5000) continue;
      const start = match.index + match[0].lastIndexOf(match[1]!);
      found[field] = { value, start, end: start + match[1]!.length, line };
    }
  }
  return found;
}
