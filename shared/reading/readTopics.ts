import type { Field } from '../model/record.ts';
import { leadingNumber, numberStyle } from './items.ts';
import { fieldOfLabel, type SlotField } from './labels.ts';
import { fieldOf, foldedOf, tidyOf, trimmed, type Line, type Part } from './lines.ts';
import { readEntries } from './readStudied.ts';
import { saysNone, type Slot } from './slots.ts';
import { speakerAtStart } from './speakers.ts';

/**
 * What a meeting was about: labelled topics (议题, 主题, 专题), the agenda, the headings of the minutes, what the first
 * sentences say (专题研究…, 围绕…开展), a short 内容, or the title (关于…的会议记录); the surest source that has any counts.
 */
export function readTopics(slots: readonly Slot[], partsOf: (...fields: readonly SlotField[]) => readonly Part[], inRecord: (part: Part) => boolean, body: readonly Part[], title: Line | null): readonly Field<string>[] {
  const stated = slots.filter((slot) => slot.field === 'topics').flatMap((slot) => readEntries(slot.parts.filter(inRecord), 0.95)).filter((topic) => !saysNone(topic.value));
  if (stated.length > 0) return stated.filter((one, index) => stated.findIndex((other) => other.value === one.value) === index);
  const agenda = slots.filter((slot) => slot.field === 'agenda').flatMap((slot) => readEntries(slot.parts.filter(inRecord), 0.88)).filter((topic) => topic.value.length <= 80);
  if (agenda.length > 0) return agenda;
  const headings = headingTopics(body);
  if (headings.length >= 2) return headings;
  const told = toldTopics(body.slice(0, 8), surely) ?? openedTopics(body);
  if (told) return told;
  if (headings.length > 0) return headings;
  const short = shortContent(partsOf('content', 'recorderOrContent'));
  if (short) return [short];
  const hinted = toldTopics(body.slice(0, 8), perhaps);
  if (hinted) return hinted;
  const named = title ? topicOfTitle(title) : null;
  return named ? [named] : [];
}

/** Headings of the minutes: 一、学习…, or （一）… under 会议内容; labels among them (一、到会情况) are none. */
function headingTopics(body: readonly Part[]): readonly Field<string>[] {
  const headings = body.filter((part) => {
    const text = foldedOf(part).trim();
    const number = leadingNumber(text);
    if (number === null || text.length > 48 || /[:]\s*\S/.test(text) || /[。;].*[。;]/.test(text)) return false;
    const words = text.slice(number.length).replace(/[\s:。.]/g, '');
    return words.length >= 2 && fieldOfLabel(words) === undefined && !/^(?:到会|参会|出席|会议)(?:情况|人员|内容|程序)/.test(words) && !speakerAtStart(text, part.line.people) && !/,/.test(words);
  });
  for (const style of ['一.', '(一)', '（一）']) {
    const ofStyle = headings.filter((part) => numberStyle(foldedOf(part)) === style);
    if (ofStyle.length >= 2 || (ofStyle.length === 1 && body.length > ofStyle.length + 2)) return readEntries(ofStyle, 0.7);
  }
  return [];
}

const verbs = '研究部署|安排部署|学习传达|传达学习|研究|讨论|审议|安排|部署|学习|传达|商议|商讨|通报|听取|表决|评议|推选|选举|总结|审核';
const surely: readonly { readonly pattern: RegExp; readonly confidence: number }[] = [
  { pattern: /(?:会议|本次会议|这次会议|今天会议|今天|活动)的?(?:主要)?(?:议题|内容|任务|主题|议程)(?:是|为|有|:)\s*(?:[0-9一二三四两]+[项个件](?:内容|议题|事)?[:,。]?\s*)?([^。]{3,120})/, confidence: 0.75 },
  { pattern: /会议(?:主要)?(?:[0-9一二三四两]+)[项个件](?:内容|议题|事项|事情|事)[:,\s]\s*([^。]{3,120})/, confidence: 0.75 },
  { pattern: /(?:开会|会议|开个会)(?:主要)?(?:是|就是)?为了\s*([^。,;]{3,40}?)(?:的事情?|一事|这件事|问题)?(?=[。,;]|$)/, confidence: 0.75 },
  { pattern: new RegExp(`(?:专题|集中|重点|专门)((?:${verbs})(?:了)?[^,。;]{2,50})`), confidence: 0.75 },
  { pattern: /围绕[“"]?([^,。;”"]{2,40}?)[”"]?(?:这一主题|主题|的主题)?(?:,)?(?:开展|进行|展开|召开|讨论|组织)/, confidence: 0.75 },
  { pattern: /以[“"]([^,。;”"]{3,40})[”"]为(?:主题|题)/, confidence: 0.8 },
  { pattern: /(?:题为|讲授|主讲|题目是|会议)[^。,]{0,12}《([^》]{3,40})》[^。,]{0,6}党课/, confidence: 0.75 },
];
const perhaps: typeof surely = [
  { pattern: new RegExp(`(?:会议|大会|(?:党员|支委|小组|联席)会|会上|^\\s*|[,。;]\\s*)((?:${verbs})(?:了)?(?!通过|情况|结果|[一下会的得,。])[^,。;:]{2,40})(?=[,。;]|$)`), confidence: 0.6 },
];

/** Paragraphs that open with what was dealt with: 会议学习…。 会议研究…事项。 */
function openedTopics(parts: readonly Part[]): readonly Field<string>[] | null {
  const found = parts.flatMap((part) => {
    const match = opened.exec(foldedOf(part));
    if (!match) return [];
    const start = part.start + match.index + match[0].length - match[1]!.length;
    return readEntries([{ line: part.line, start, end: start + match[1]!.length }], 0.7);
  });
  return found.length > 0 ? found : null;
}

function toldTopics(parts: readonly Part[], patterns: typeof surely): readonly Field<string>[] | null {
  for (const { pattern, confidence } of patterns) {
    for (const part of parts) {
      if (speakerAtStart(part.line.text, part.line.people)) continue;
      const match = pattern.exec(foldedOf(part));
      if (!match) continue;
      const start = part.start + match.index + match[0].indexOf(match[1]!);
      const own = trimmed({ line: part.line, start, end: start + match[1]!.length });
      const below = /^[一二三1][、是]/.test(foldedOf(own)) ? enumeratedBelow(parts, part) : [];
      const found = readEntries([own, ...below], confidence).filter((topic) => topic.value.length >= 3);
      if (found.length > 0) return found;
    }
  }
  return null;
}

const opened = new RegExp(`^\\s*(?:首先|接着|随后|然后|最后|其次|再次)?[,，]?(?:本次|支部|党员|此次)?(?:会议|大会|支委会|会上)((?:${verbs})(?:了)?(?!通过|情况|结果|[一下会的得,。])[^,。;:]{2,48})(?=[,。;]|$)`);

/** 一是…  / 二是… on the lines below. */
function enumeratedBelow(parts: readonly Part[], first: Part): readonly Part[] {
  const from = parts.indexOf(first) + 1;
  const below: Part[] = [];
  for (const part of parts.slice(from)) {
    if (!/^\s*[二三四五六][、是]/.test(foldedOf(part))) break;
    below.push(part);
  }
  return below;
}

/** 内容：慰问老党员。 One short sentence that nobody says. */
function shortContent(parts: readonly Part[]): Field<string> | null {
  const part = parts[0];
  if (!part || speakerAtStart(part.line.text.slice(part.start), part.line.people)) return null;
  const text = foldedOf(part);
  const end = text.search(/[。;]/);
  const own = trimmed({ line: part.line, start: part.start, end: end < 0 ? part.end : part.start + end });
  const length = own.end - own.start;
  return length >= 4 && length <= 42 && !/[:]/.test(foldedOf(own)) ? fieldOf(tidyOf(own), own, 0.6) : null;
}

/** 关于讨论预备党员转正的会议记录; 民主评议党员会议记录 names none beyond its kind. */
function topicOfTitle(line: Line): Field<string> | null {
  const match = /关于([^。:]{4,36}?)的?(?:支部|党员|村民|代表|支委|专题|联席|党小组)*(?:会议?|大会|座谈会)?(?:记录|纪要|会议|大会)/.exec(line.text);
  if (!match) return null;
  const start = match.index + 2;
  return fieldOf(tidyOf({ line, start, end: start + match[1]!.length }), { line, start, end: start + match[1]!.length }, 0.7);
}
