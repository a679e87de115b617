import { findDatesInFolded } from '../calendar/findDates.ts';
import type { Line } from './lines.ts';

/** A meeting of a book, told by a short heading and its day: the heading line, and the line that states the day. */
export interface Sitting {
  /** First line of the entry. */
  readonly from: number;
  /** The line with the day; the heading itself where it states it. */
  readonly anchor: number;
  readonly heading: Line;
  /** `2-10`. */
  readonly day: string;
}

const meeting = '(?:支部|全体|村支部|党支部|扩大|临时|第[一二三四五六七八九十0-9]{1,3}次|[一二三四1-4]季度|[一二三四五六七八九十0-9]{1,2}月份?)*(?:全体党员大?会|党员大?会|支部大会|支部会|支委扩大会|支委会|支部委员会|支部碰头会|党小组会|党员学习会?|学习会|集中学习|上党课|党课|主题党日|党日|党员活动日|党员活动|组织生活会|民主评议(?:党员)?会?|民主生活会|村?两委(?:班子)?(?:联席)?会|联席会|碰头会|班子会|村民代表会|代表会|村民大?会|村委会会|村务会|院坝会|户主会|座谈会|群众会)';
const headingWords = new RegExp(`^(?:[\\u3400-\\u9fff]{2,6}?(?:村|支部|屯|寨|社区))?(?:${meeting}(?:活动|会议|议|扩大会议)?(?:记录|纪录|纪要|登记|情况)?[,、和及暨]?){1,2}$`);
const number = /^\s*(?:[(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)、.]|第[一二三四五六七八九十0-9]{1,3}[页篇]?\s*[,、:.]?)\s*/;
const dayLabel = /^(?:会议|活动|上课|讲课|开会)?(?:时间|日期|日子)\s*:?\s*/;
const aside = /(?:星期|周|礼拜)[一二三四五六日天]|(?:上午|下午|晚上|早上|中午|前晌|后晌|夜里|晚|早)(?:[0-9〇一二两三四五六七八九十:点半时分整刻-]+)?|[((][^()()]{0,12}[))]|[晴阴雨雪]天?$|天[晴阴]|[\s,。:·—_-]/g;
/** What only happens at a meeting that was held: who came, who did not, who wrote, how they voted. */
const held = /应[到来]|实[到来]|到会|缺席|请假|没来|没到|没去|未到|[到来]了?\s*[0-9一二三四五六七八九十]{1,3}\s*[人名个]|到的|来的|到齐|全到|都到|签到|记录|[\u3400-\u9fff]记(?=[\s,。;]|$)|主持|举手|散会|[0-9]\s*票|[\u3400-\u9fff]{2,3}(?:说|讲|提出|发言)/;
/** Papers that list meetings without being their minutes. */
const listing = /计划|方案|安排|总结|汇报|报告|台账|目录|清单|通知|公示|公告|要点|一览|统计|汇总|日程|预告|配档|提纲|制度/;
const reachOfDay = 4;

/**
 * The meetings of a minute-book that stand under short headings with a day: “三、3月24日党课”, “2月10日 支委会”, a
 * heading alone above a line that opens with its day, or a bare day above the heading. Empty unless at least two of
 * different days have words of a held meeting under them; plans, summaries and lists give none.
 */
export function findSittings(lines: readonly Line[]): readonly Sitting[] {
  if (lines.slice(0, 3).some((line) => line.text.length <= 45 && listing.test(line.text))) return [];
  const found: Sitting[] = [];
  for (const [position, line] of lines.entries()) {
    if (line.row !== undefined || line.text.length > 40 || position <= (found.at(-1)?.anchor ?? -1)) continue;
    const sitting = sittingAt(lines, position);
    if (sitting) found.push(sitting);
  }
  const kept = found.filter((sitting, index) => {
    const own = lines.slice(sitting.from, found[index + 1]?.from ?? lines.length).map((line) => line.text);
    const text = own.join('\n');
    return text.replace(/\s/g, '').length - sitting.heading.text.length >= 20 && held.test(text.slice(sitting.heading.text.length));
  });
  const enough = kept.length >= 2 && kept.length * 3 >= found.length * 2 && new Set(kept.map((sitting) => sitting.day)).size >= 2;
  return enough ? kept : [];
}

function sittingAt(lines: readonly Line[], position: number): Sitting | null {
  const line = lines[position]!;
  const below = lines[position + 1];
  const own = openingDay(line.text);
  if (own) {
    if (isHeading(own.rest)) return { from: position, anchor: position, heading: line, day: own.day };
    if (own.rest === '' && below && below.row === undefined && below.text.length <= 30 && isHeading(below.text.replace(number, '').replace(aside, ''))) return { from: position, anchor: position + 1, heading: below, day: own.day };
    return null;
  }
  const bare = line.text.replace(number, '');
  const within = dayAfter(bare);
  if (within) return isHeading(within.rest) ? { from: position, anchor: position, heading: line, day: within.day } : null;
  if (!isHeading(bare.replace(aside, '')) || !below || below.row !== undefined) return null;
  const next = openingDay(below.text.replace(dayLabel, ''));
  return next ? { from: position, anchor: position + 1, heading: line, day: next.day } : null;
}

function isHeading(words: string): boolean {
  return words.length >= 2 && words.length <= 24 && headingWords.test(words);
}

/** The day that opens a line, and the words behind it without weekday, hour and weather. */
function openingDay(text: string): { readonly day: string; readonly rest: string } | null {
  const bare = text.replace(number, '');
  const date = dayIn(bare);
  return date && date.start <= reachOfDay && bare.slice(0, date.start).trim() === '' ? { day: date.day, rest: bare.slice(date.end).replace(aside, '') } : null;
}

/** A heading with its day behind it: 主题党日 6月16日 星期五. */
function dayAfter(text: string): { readonly day: string; readonly rest: string } | null {
  const date = dayIn(text);
  if (!date || date.start < 2) return null;
  const behind = text.slice(date.end).replace(aside, '');
  return behind === '' ? { day: date.day, rest: text.slice(0, date.start).replace(aside, '') } : null;
}

function dayIn(text: string): { readonly day: string; readonly start: number; readonly end: number } | null {
  const date = findDatesInFolded(text, { yearHint: 2000 }).find((one) => one.precision === 'day' && !one.inTitle);
  return date ? { day: `${String(date.month ?? 0)}-${String(date.day ?? 0)}`, start: date.start, end: date.end } : null;
}
