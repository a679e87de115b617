import type { Decision, Field } from '../model/record.ts';
import { itemsOf, itemText, leadingNumber } from './items.ts';
import { fieldOf, trimmed, type Line, type Part } from './lines.ts';
import { responsibleIn } from './readResponsible.ts';
import { saysNone } from './slots.ts';
import { speakerAtStart } from './speakers.ts';

const who = '(?:会议|大会|支部|支委会|会上|经(?:过)?(?:会议)?(?:研究|讨论|表决|商议|审议|协商|投票)|与会(?:人员|党员|代表|同志)|最后|最终|大家|会上大家|全体(?:党员|代表|到会党员|与会人员|村民代表)?)';
const announce = new RegExp([
  `(?:${who})?(?:经(?:过)?(?:充分|集体|认真)?(?:研究|讨论)(?:后)?)?[,，]?\\s*(?:一致|共同|研究|通过)?\\s*(?:(?:议定)?事项(?:纪要)?如下|决定|议定|商定|敲定|形成(?:了)?(?:如下|以下)?(?:决议|决定|共识|意见)|决议如下|作出(?:如下|以下)?(?:决定|决议)|纪要如下)(?:如下|以下)?(?:事项|决议|意见)?(?:如下)?\\s*[:,]?`,
  // 最后一致通过从上头修起, 会议明确：…, 大家商量，由张三…
  `${who}(?:最后|经过?讨论)?(?:[,，]\\s*)?(?:一致(?:同意|通过|赞成)(?=[\\u3400-\\u9fff:])|明确(?=:|要求|由)|确定(?=:|由|了?[\\u3400-\\u9fff])|(?:一起)?商(?:量|议)(?:后)?[,，](?=由|同意|把|先)|同意(?=[\\u3400-\\u9fff])|要求(?=[,，:]))\\s*[:,]?`,
  `(?:支部)?(?:大会|会议)?(?:通过|形成)(?:了)?(?:如下|以下)?决议(?:如下)?\\s*[:,](?=\\s*\\S)`,
].join('|'), 'g');
/** Verbs that are part of what was decided. */
const keptVerb = /(?:一致)?(?<kept>同意)$/;

/** Decisions of a labelled part of the record (决议：…), entry by entry, with who is to do it and by when. */
export function readDecisions(parts: readonly Part[], confidence: number): readonly Field<Decision>[] {
  return itemsOf(parts).flatMap((item) => {
    // 一、关于防汛备汛。会议要求，…: the heading inside an entry of a 纪要 is not what was decided.
    const text = itemText(item).replace(/^关于[^。；;]{2,40}[。：:]\s*(?:会议(?:要求|决定|明确|议定|强调|指出)?[，,：:]?\s*)?(?=\S{4})/, '');
    if (text.length < 2 || saysNone(text) || (text.length <= 24 && /签[字名章到](?:[（(].{0,8}[)）]|处|栏)?[:：]?$/.test(text))) return [];
    return [fieldOf<Decision>(decisionOf(text, item.first.line.people), item.first, confidence)];
  });
}

/** Decisions announced in running text: 会议决定…, 会议议定：…, 经研究决定…. Numbered lines that follow belong to the announcement. */
export function announcedDecisions(lines: readonly Line[]): readonly Field<Decision>[] {
  const found: Field<Decision>[] = [];
  for (let position = 0; position < lines.length; position += 1) {
    const line = lines[position]!;
    if (!/决定|议定|商定|敲定|决议|共识|一致|明确|确定|如下|同意|要求|商量|商议/.test(line.text)) continue;
    const spoken = speakerAtStart(line.text, line.people) !== null;
    for (const match of line.text.matchAll(announce)) {
      // What one person says is no decision, unless the chair announces the meeting's.
      if (spoken && !/^(?:会议|大会|支部大会)/.test(match[0])) continue;
      const lead = line.text.slice(0, match.index);
      if (!/(?:^|[。;,:、\s)])$/.test(lead) && !/^(?:会议|大会|经|支部|与会|全体|最|大家|会上|通过)/.test(match[0])) continue;
      if (/《[^》]*$/.test(lead)) continue;
      const kept = keptVerb.exec(match[0])?.groups?.['kept'];
      const from = match.index + match[0].length - (kept?.length ?? 0);
      if (/^(?:的|书|案|性|权|了《)/.test(line.text.slice(from)) || /[,，]$/.test(match[0]) && line.text.slice(from).trim() === '') continue;
      const own = trimmed({ line, start: from, end: endOfSentence(line.text, from) }, /[\s,:;、。]/);
      if (own.end - own.start >= 3) {
        const parts: Part[] = [{ line, start: own.start, end: leadingNumber(line.text.slice(own.start)) === null ? own.end : line.text.length }];
        const next = lines[position + 1];
        if (own.end === line.text.trimEnd().length && own.end - own.start >= 16 && next && isWrapOf(line, next)) parts.push({ line: next, start: 0, end: endOfSentence(next.text, 0) });
        found.push(...readDecisions(parts, /同意|要求|明确|确定|商/.test(match[0]) ? 0.75 : 0.85));
        break;
      }
      const below: Part[] = [];
      while (position + 1 < lines.length && leadingNumber(lines[position + 1]!.text) !== null) {
        position += 1;
        below.push({ line: lines[position]!, start: 0, end: lines[position]!.text.length });
      }
      found.push(...readDecisions(below, 0.88));
      break;
    }
  }
  return found;
}

function decisionOf(text: string, people: ReadonlySet<string> | undefined): Decision {
  const responsible = responsibleIn(text, people);
  const due = dueIn(text);
  return { text, ...(responsible === undefined ? {} : { responsible }), ...(due === undefined ? {} : { due }) };
}

const day = '(?:[0-9]{4}年)?[0-9一二三四五六七八九十]{1,3}月(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[日号]';
const month = '(?:[0-9]{4}年)?[0-9一二三四五六七八九十]{1,3}月(?:底|末|上旬|中旬|下旬|份)?';
const span = '(?:本|下|今|当|这)?(?:年底|月底|周内|年内|季度末|月内|周末|周[一二三四五六日]|星期[一二三四五六日])|(?:[0-9]{1,2}|[一二三四五六七八九十两廿]{1,3})[日号]|(?:[0-9]+|[一二三四五六七八九十两]{1,3})\\s*(?:天|日|个月|周|个工作日|个星期)(?:之|以)?内|春节|年前|节前|国庆|雨季|汛期|入冬|开学';
const dues = [
  new RegExp(`(?:完成时限|时限|完成时间|完成期限|期限)\\s*[:：]?\\s*([^，,。；;]{2,16})`),
  new RegExp(`(${day}|${month}|${span})(?:之|以)?前`),
  new RegExp(`((?:[0-9]+|[一二三四五六七八九十两]{1,3})\\s*(?:天|个月|周|个工作日|个星期)(?:之|以)?内|(?:本|下|今|当)(?:年底|月底|周内|年内|月内|周|月底))`),
  new RegExp(`(?:于|在|限|定于|务必)\\s*(${day}|${month}|${span})`),
  new RegExp(`(${day}|${month}|${span})(?:内|全面|全部|基本|正式)?(?:完成|完工|落实|到位|报送|上报|办结|实施|启动|动工|开工)`),
];

/** By when, as written, without 前. */
function dueIn(text: string): string | undefined {
  for (const pattern of dues) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found !== undefined) return found.replace(/(?:之|以)?前$/, '') || found;
  }
  return undefined;
}

/** A line that the page's edge broke off: no mark at its end, and a next line of the same kind without a head of its own. */
function isWrapOf(line: Line, next: Line): boolean {
  return next.index === line.index + 1 && next.row === undefined && line.row === undefined && line.text.length >= 24 && leadingNumber(next.text) === null && !/[:]/.test(next.text.slice(0, 12)) && !speakerAtStart(next.text, next.people);
}

function endOfSentence(text: string, from: number): number {
  let end = text.indexOf('。', from);
  // “…。由张三负责，3月20日前完成。” belongs to the decision before it.
  while (end >= 0 && /^\s*(?:由|责任人|责成|完成时限)/.test(text.slice(end + 1))) end = text.indexOf('。', end + 1);
  return end < 0 ? text.length : end;
}

