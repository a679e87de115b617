import type { Field } from '../model/record.ts';
import { parseNumeral } from '../text/numerals.ts';
import { fieldOf, rawOf, tidyOf, trimmed, type Line, type Part } from './lines.ts';

const minutesNoun = /(?:会议?|大会|支委会|党课|党日|活动|小组会|生活会|联席会|座谈会|评议|学习|谈话|谈心|集中学习|全过程|工作)?(?:情况)?(?:记录|纪录|纪要|记实|纪实|实录)(?:表|簿|本|单|卡|报告表|报告)?$/;
const otherNoun = /(?:会议|大会|支委会|党课|党日|党日活动|生活会|小组会|座谈会|签到表|签到簿|签到册|名册|花名册|台账|计划|总结|方案|报告|通知|申请书|志愿书|公示|公告|决议|批复|请示|登记表|统计表|一览表|汇总表|制度|办法|责任书|承诺书|讲稿|清单|意见|证明|情况说明|说明|介绍信|汇报|心得体会|材料|思想汇报|提纲|议程|函|票|明细表|考察表|自传|发言|发言稿|实施方案|要点|安排|条例|规定|细则|公约|规约|章程|合同|协议|申请|表|会|活动)$/;

/** A short line that names a record of its own: …会议记录, …会议纪要, …党课记录表, 第3次支委会. */
export function isRecordTitle(line: Line): boolean {
  return isMinutesTitle(line) || isMeetingTitle(line);
}

/** A title that ends in 记录, 纪要 or the like. */
export function isMinutesTitle(line: Line): boolean {
  const text = bareTitle(line.text);
  return couldBeTitle(text) && minutesNoun.test(text) && !/^(?:记录|会议记录人?|活动记录)$/.test(text.replace(/^.*记录人$/, '记录人')) || /^(?:会议|活动|党课|学习)(?:记录|纪要)(?:表|簿|本)?$/.test(text) && line.row === undefined;
}

/** The kind of meeting alone on its line, as in a book that holds many. */
const bareMeeting = /^(?:支委会|支委会会议|支部委员会|支部委员会会议|(?:支部|全体)?党员大会|党小组会议?|党课|主题党日(?:活动)?|村民代表会议?|“?两委”?(?:联席)?会议?|联席会议|组织生活会|村民大会|村民小组会议?)$/;

function isMeetingTitle(line: Line): boolean {
  const text = bareTitle(line.text);
  if (!couldBeTitle(text) || text.length < 3) return false;
  if (line.row !== undefined) return false;
  if (bareMeeting.test(text)) return true;
  return /第[一二三四五六七八九十0-9]{1,3}次.{0,14}(?:会议?|大会|党课|活动)$/.test(text) || /(?:党员大会|支委会|支部委员会会议|支部委员会|党小组会|组织生活会|主题党日(?:活动)?|党课|联席会议?|代表会议?|村民会议|村民大会)$/.test(text) && /[0-9〇一二三四五六七八九十]{1,4}(?:[年月次]|季度)/.test(text);
}

/** Whether a line could stand as the heading of a paper: short, no sentence, no label. */
export function looksLikeTitle(line: Line): boolean {
  const text = bareTitle(line.text);
  return couldBeTitle(text) && (line.heading === 1 || minutesNoun.test(text) || otherNoun.test(text));
}

/** The title of a record from its first lines; `null` where none of them looks like one. */
export function readTitle(lines: readonly Line[]): { readonly field: Field<string>; readonly line: Line } | null {
  const head = lines.slice(0, 8);
  const score = (line: Line, position: number): number => {
    const text = bareTitle(line.text);
    if (!couldBeTitle(text) || text.length < 3) return -1;
    return (isRecordTitle(line) ? 6 : otherNoun.test(text) ? 4 : 0) + (line.heading === 1 ? 3 : line.heading === 2 ? 1 : 0) - position * 0.6 - (isOrganisationOnly(text) ? 5 : 0) - (/^[(（].*[)）]$/.test(text) ? 4 : 0);
  };
  let best: { line: Line; score: number } | null = null;
  for (const [position, line] of head.entries()) {
    const value = score(line, position);
    if (value > (best?.score ?? 0)) best = { line, score: value };
  }
  if (!best) return null;
  const part = titlePart(best.line);
  return { field: fieldOf(tidyOf(part), part, best.score >= 4 ? 0.95 : best.score >= 2 ? 0.85 : 0.6), line: best.line };
}

const body = '支部委员会|党支部|党总支部?|总支部委员会|支委会|村民委员会|村委会|村务监督委员会|党员大会|委员会|党委|党小组|党组织|工作委员会|居民委员会|联合支部|经济合作社|合作社';
const organisation = new RegExp(`(?:中国共产党|中共)[\\u3400-\\u9fff]{2,36}?(?:${body})(?:第[一二三四五六七八九十]党小组)?|[\\u3400-\\u9fff]{1,26}?(?:党支部|支部委员会|村民委员会|村委会|党总支|村务监督委员会|联合支部|党委)(?:第[一二三四五六七八九十]党小组)?`, 'g');
const ofTitle = /^(?:关于)?(?:(?:19|20)[0-9]{2}年度?)?([\u3400-\u9fff]{2,14}?(?:(?:村|社区|屯|寨|嘎查)(?=村民|居民|户|[“"]?两委|理事|监督|网格|民兵|妇|关工|红白|道德|村务|财务|联席|民主|议事|矛盾|调解|人民|四议|工作)|(?:支部|总支|大队|合作社|[一二三四五六七八九十0-9]{1,2}组|[一二三四五六七八九十]{1,2}社)(?=村民|党员|户|支委|第|20|会议|理事|主题|党课|组织|学习|谈|群|民主|述职|评议|议事|工作|党小组)))/;

/** The village, group or branch that a title opens with: 小湾村四组户代表会议记录, 石磨坪支部会议记录本. */
export function bodyOfTitle(line: Line): Field<string> | null {
  const text = line.text.trimStart();
  const match = ofTitle.exec(text);
  if (!match || /^(?:本|我|全|各|该|召开|在|第|党)/.test(match[1]!)) return null;
  const start = line.text.length - text.length + match[0].indexOf(match[1]!);
  const part = { line, start, end: start + match[1]!.length };
  return fieldOf(tidyOf(part), part, 0.7);
}
// Only words that are no part of village names: 和平村, 向阳村, 于家沟 keep theirs.
const leadIn = /^(?:.*(?:由|在|根据|按照|同意|今天|今日|上午|下午|年度|全体|本次|参加|组织|召开|来到|前往)(?=[\u3400-\u9fff]{2}))/;

/** The organisation that a stretch of text names: 中共清河县柳林乡东沟村支部委员会, 东沟村党支部. */
export function readOrganisation(part: Part, confidence: number): Field<string> | null {
  for (const match of part.line.text.slice(part.start, part.end).matchAll(organisation)) {
    let start = part.start + match.index;
    const end = start + match[0].length;
    if (!/^(?:中国共产党|中共)/.test(match[0])) {
      const lead = leadIn.exec(match[0]);
      if (lead) start += lead[0].length;
      while (/^[年月日时分第号份度次届在由]/.test(part.line.text.slice(start, end))) start += 1;
    }
    const name = part.line.text.slice(start, end);
    if (/^(?:村|本|我|各|该|乡|镇|县|党|全|镇乡)?(?:党支部|支部委员会|村委会|村民委员会|党委|党总支|联合支部)$/.test(name) || /(?:中央|先进|上级|基层|召开|会议|五星|标准化)/.test(name)) continue;
    // 东沟村党支部委员会 ends behind 党支部.
    const tail = /^(?:委员会)/.exec(part.line.text.slice(end));
    return fieldOf(tidyOf({ line: part.line, start, end: end + (tail?.[0].length ?? 0) }), { line: part.line, start, end: end + (tail?.[0].length ?? 0) }, confidence + (/^中共|^中国共产党/.test(name) ? 0.05 : 0));
  }
  return null;
}

/** The running number of a meeting: 第3次, 第十二期, 2025年第3次. */
export function readSerial(part: Part, confidence: number): Field<number> | null {
  const text = part.line.text.slice(part.start, part.end);
  const match = /第\s*([0-9〇一二三四五六七八九十]{1,4})\s*(?:次|期|号(?=纪要|会议)|讲)/.exec(text) ?? /^\s*\(?\s*([0-9]{1,3})\s*\)?\s*次?\s*$/.exec(text);
  const value = match ? parseNumeral(match[1]!) : null;
  if (!match || value === null) return null;
  const start = part.start + match.index;
  return fieldOf(value, trimmed({ line: part.line, start, end: start + match[0].length }, /\s/), confidence);
}

const documentNumber = /[\u3400-\u9fff]{1,12}[〔[【(]\s*(?:19|20)\d{2}\s*[〕\]】)]\s*第?\s*\d{1,4}\s*号|\(?(?:19|20)\d{2}\)?\s*第\s*\d{1,4}\s*号|[〔[](?:19|20)\d{2}[〕\]]\s*\d{1,4}\s*号/;

/** The document's own number: alone on its line near the head (柳发〔2025〕3号), not one that the text cites. */
export function readDocumentNumber(lines: readonly Line[]): Field<string> | null {
  for (const line of lines.slice(0, 8)) {
    const match = documentNumber.exec(line.text);
    if (!match) continue;
    const rest = line.text.replace(match[0], '').replace(/[\s★*()（）—-]/g, '');
    if (rest.length > 14 || /《|学习|传达/.test(line.text)) continue;
    const part: Part = { line, start: match.index, end: match.index + match[0].length };
    return fieldOf(rawOf(part).replace(/\s+/g, ''), part, rest.length === 0 ? 0.97 : 0.85);
  }
  return null;
}

function isOrganisationOnly(text: string): boolean {
  return new RegExp(`(?:${body})$`).test(text) && !/党员大会$|支委会$/.test(text);
}

function titlePart(line: Line): Part {
  const part = trimmed({ line, start: 0, end: line.text.length }, /[\s_*★]/);
  const bracket = /\s*[（(](?:样表|空白|\d{4}年?\d*月?.{0,8}|[0-9一二三四五六七八九十]{1,2}月.{0,8})[）)]$/.exec(line.text.slice(part.start, part.end));
  return bracket && bracket.index > 3 ? { line, start: part.start, end: part.start + bracket.index } : part;
}

function bareTitle(text: string): string {
  return text.replace(/\s+/g, '').replace(/^[★*]+|[★*]+$/g, '').replace(/[（(][^()（）]{1,16}[)）]$/, '');
}

function couldBeTitle(text: string): boolean {
  return text.length >= 2 && text.length <= 45 && !/[。;!?:]/.test(text) && !/^[0-9(（一二三四五六七八九十]{1,3}[、.)）]/.test(text) && !/[,、].*[,、].*[,、]/.test(text) && !/^\d+$/.test(text);
}
