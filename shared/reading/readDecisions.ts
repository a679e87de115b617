import type { Decision, Field } from '../model/record.ts';
import { itemsOf, itemText, leadingNumber } from './items.ts';
import { fieldOf, trimmed, type Line, type Part } from './lines.ts';
import { saysNone } from './slots.ts';

const announce = /(?:会议|大会|支部|支委会|会上|经(?:过)?(?:会议)?(?:研究|讨论|表决|商议|审议|协商)|与会(?:人员|党员|代表|同志)|最后|最终|全体(?:党员|代表|到会党员|与会人员))?(?:经(?:过)?(?:充分|集体|认真)?(?:研究|讨论)(?:后)?)?[,，]?\s*(?:一致|共同|研究)?\s*(?:决定|议定|商定|形成(?:了)?(?:如下|以下)?(?:决议|决定|共识|意见)|决议如下|作出(?:如下|以下)?(?:决定|决议))(?:如下|以下)?(?:事项|决议|意见)?\s*[:,]?/g;

/** Decisions of a labelled part of the record (决议：…), entry by entry, with who is to do it and by when. */
export function readDecisions(parts: readonly Part[], confidence: number): readonly Field<Decision>[] {
  return itemsOf(parts).flatMap((item) => {
    const text = itemText(item);
    if (text.length < 2 || saysNone(text) || (text.length <= 24 && /签[字名章到](?:[（(].{0,8}[)）]|处|栏)?[:：]?$/.test(text))) return [];
    return [fieldOf<Decision>(decisionOf(text), item.first, confidence)];
  });
}

/** Decisions announced in running text: 会议决定…, 会议议定：…, 经研究决定…. Numbered lines that follow belong to the announcement. */
export function announcedDecisions(lines: readonly Line[]): readonly Field<Decision>[] {
  const found: Field<Decision>[] = [];
  for (let position = 0; position < lines.length; position += 1) {
    const line = lines[position]!;
    if (!/决定|议定|商定|决议|共识/.test(line.text)) continue;
    for (const match of line.text.matchAll(announce)) {
      const lead = line.text.slice(0, match.index);
      if (!/(?:^|[。;,:、\s)])$/.test(lead) && !/^(?:会议|大会|经|支部|与会|全体|最)/.test(match[0])) continue;
      if (/《[^》]*$/.test(lead)) continue;
      const from = match.index + match[0].length;
      if (/^(?:的|书|案|性|权|了《)/.test(line.text.slice(from)) || /[,，]$/.test(match[0]) && line.text.slice(from).trim() === '') continue;
      const own = trimmed({ line, start: from, end: endOfSentence(line.text, from) }, /[\s,:;、。]/);
      if (own.end - own.start >= 3) {
        const parts: readonly Part[] = [{ line, start: own.start, end: leadingNumber(line.text.slice(own.start)) === null ? own.end : line.text.length }];
        found.push(...readDecisions(parts, 0.85));
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

function decisionOf(text: string): Decision {
  const responsible = /(?:由|责任人[:：]?|责成|请)\s*([^，,。；;、：:]{2,24}?(?:、[^，,。；;：:]{2,12}?)?)\s*(?:同志)?(?:具体|全面|牵头|共同)?(?:负责|牵头|落实|承办|组织|办理|具体|于|在|，|,|。|；|;|$)/.exec(text)?.[1];
  const due = /(?:于|在|务必|限|要求|，|,|：|:|^)\s*((?:[0-9]{4}年)?[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{0,3}[日号底末]?(?:底|上旬|中旬|下旬)?|(?:本|下|今|当)?(?:年底|月底|周内|年内|季度末|月内)|[0-9一二三四五六七八九十两]+(?:天|日|个月|周|个工作日)内)(?:之?以?前)?(?:全面|全部|基本)?(?:完成|完工|落实|到位|报送|上报|前|之前|以前|办结|实施|启动)/.exec(text)?.[1]
    ?? /(?:完成时限|时限|完成时间)[:：]\s*([^，,。；;]{2,16})/.exec(text)?.[1];
  const whom = responsible?.replace(/同志$/, '').trim();
  return { text, ...(whom === undefined || whom.length < 2 ? {} : { responsible: whom }), ...(due === undefined ? {} : { due: due.trim() }) };
}

function endOfSentence(text: string, from: number): number {
  let end = text.indexOf('。', from);
  // “…。由张三负责，3月20日前完成。” belongs to the decision before it.
  while (end >= 0 && /^\s*(?:由|责任人|责成|完成时限)/.test(text.slice(end + 1))) end = text.indexOf('。', end + 1);
  return end < 0 ? text.length : end;
}

