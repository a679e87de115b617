import { numeralClass, parseNumeral } from '../text/numerals.ts';
import type { Line } from './lines.ts';
import type { FoundCount } from './readCounts.ts';

/** Counts that a clerk jotted down in everyday words. */
export type SpokenCounts = Readonly<Partial<Record<'expected' | 'present' | 'absent', FoundCount & { readonly line: Line }>>>;

/** Numbers of a village meeting; larger ones count something else. */
const most = 500;
const headLines = 12;
const n = `([${numeralClass}]{1,5})`;
const people = '\\s*(?:个人|名|人|位|个|户)';
/** A remark begins a clause and fills it: “发到9人手中” and “救助到9人” say nothing of a meeting. */
const opens = '(?:^|[\\s,;。:()、])(?:今天|今晚|这次|会上|一共|总共|实际|共|党员|代表)?';
const closes = '(?=\\s*(?:[,;。:()\\s]|参加|开会|党员|代表|$))';
const came = '(?:实[到来]|到会|到场|到了?|来了|来)';
const body = '(?:党员|代表|委员|成员|户主)';

/** 党员十一人到了九人, 代表27人,来了22人: the whole and who came of it; between them only a remark on the whole. */
const ofWhole = new RegExp(`${body}(?:一共|总共|共有|共|有)?\\s*${n}${people}(?:[,;、\\s]*(?:其中|含|包括)[^,;。]{0,12})?[,;、\\s]*(?:今天|今晚|今儿|当天|这次|实际)?(?:到会|到场|到了?|来了|来)\\s*${n}${people}?${closes}`);
/** 应来11,实来9; 应到9到8. */
const dueAndCame = new RegExp(`应[到来参](?:会|加)?\\s*${n}${people}?[,;、\\s]*(?<!没)(?:实[到来]|到了?|来了?)\\s*${n}${people}?${closes}`);
const onlyDue = new RegExp(`应来\\s*${n}${people}?${closes}`);
const onlyCame = new RegExp(`${opens}${came}\\s*${n}${people}${closes}`);
/** 5人全到, 四个人都到齐了: as many as were due. */
const allCame = new RegExp(`(?:^|[\\s,;。:(、])(?:一共|总共|共)?(?:党员|委员|支委|代表)?\\s*${n}\\s*(?:个委员|名委员|名党员|个党员|个人|名|人|位|个)\\s*(?:全部|全|都|均)(?:到会|到齐|到|来)(?:了|齐)?(?:了)?(?=[,;。)\\s]|$)`);
const away = new RegExp(`${opens}(?:没[来到去]的?|缺的?|请假的?|请了?假的?)\\s*(?:了|有)?\\s*${n}${people}(?=[,;。:()\\s]|$)`);
const everyone = /(?:^|[\s,;。:(、])(?:全体|所有)?(?:党员|委员|支委|代表|人)?(?:全部|全|都)(?:到齐|到会|到|来)了?(?=[,;。)\s]|$)/;

/**
 * Who was due, came and stayed away, from everyday remarks at the head of a record; `due` is what is known already of
 * those due. A whole smaller than who came of it is a misreading and gives nothing.
 */
export function spokenCounts(lines: readonly Line[], due: number | undefined): SpokenCounts {
  const found: { -readonly [Key in keyof SpokenCounts]: SpokenCounts[Key] } = {};
  for (const line of lines.slice(0, headLines)) {
    if (!/[到来缺]|请假|没去/.test(line.text)) continue;
    const text = line.text.slice(0, 400);
    for (const pattern of [ofWhole, dueAndCame]) {
      const match = pattern.exec(text);
      const whole = match ? countAt(line, match, 1) : null;
      const part = match ? countAt(line, match, 2) : null;
      if (!whole || !part || part.value > whole.value) continue;
      found.expected ??= whole;
      found.present ??= part;
    }
    const all = allCame.exec(text);
    const count = all ? countAt(line, all, 1) : null;
    if (count && (due === undefined || due === count.value)) {
      found.expected ??= count;
      found.present ??= count;
    }
    const dueOnly = onlyDue.exec(text);
    if (dueOnly) found.expected ??= countAt(line, dueOnly, 1) ?? undefined;
    const present = onlyCame.exec(text);
    const limit = found.expected?.value ?? due ?? most;
    const number = present ? countAt(line, present, 1) : null;
    if (number && number.value <= limit) found.present ??= number;
    // Alone, “缺3人” may speak of hands for a job; beside those who came it is the meeting's.
    const beside = number !== null || found.expected?.line === line || /[应实][到来参]/.test(text);
    const missing = beside ? away.exec(text) : null;
    const absent = missing ? countAt(line, missing, 1) : null;
    if (absent && absent.value <= limit) found.absent ??= absent;
    const complete = found.present === undefined && due !== undefined ? everyone.exec(text) : null;
    if (complete && due !== undefined) found.present = { value: due, start: complete.index + (/^[\s,;。:(、]/.test(complete[0]) ? 1 : 0), end: complete.index + complete[0].length, line };
  }
  return found;
}

function countAt(line: Line, match: RegExpExecArray, group: 1 | 2): (FoundCount & { readonly line: Line }) | null {
  const words = match[group];
  const value = words === undefined ? null : parseNumeral(words);
  if (words === undefined || value === null || value < 1 || value > most) return null;
  const start = match.index + (group === 1 ? match[0].indexOf(words) : match[0].lastIndexOf(words));
  return { value, start, end: start + words.length, line };
}
