import type { Field, Speech } from '../model/record.ts';
import { leadingNumber } from './items.ts';
import { fieldOf, tidyOf, trimmed, type Line, type Part } from './lines.ts';
import { nameOfPiece, type FoundName } from './readNames.ts';

const verbs = '发言|表示|认为|指出|提出|谈到|强调|汇报|介绍|建议|补充|讲到|反映|表态|说|谈体会|谈认识|自评|点评|总结|作总结|总结讲话|讲话|通报|说明|回应|剖析|自我批评|批评|检讨|对照检查|自我剖析|发言摘要|发言要点|提问|讲';
const verbTail = new RegExp(`^(?:同志)?(?:对[\\u4e00-\\u9fff]{2,6}(?:提出|提)?(?:批评)?(?:意见|建议)?|(?:作|做|在|就|首先|最后|代表支部|在会上|主持|作了|的)?(?:${verbs})(?:道|了|说|如下|指出)?)$`);
const spoken = new RegExp(`^(.{2,22}?)(?:同志)?(?:首先|最后|也|在发言中|在会上|在讨论中|作)?(?:(?:${verbs})(?:道|了|说|到)?(?:[,:]|(?=“|"))|(?:说|表示|认为|指出|提出|强调|建议|反映|谈到|讲到|补充)(?:道|了)?(?=[\\u4e00-\\u9fff])(?!的|话|法|明))\\s*`);
const heading = /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,2}[)）])/;

/**
 * Who said what: `张三：…`, `支部书记张三发言：…`, `张三同志指出，…`, several to a line or one over several lines.
 * `stops(line)` tells the lines that end a speech (labels, titles, the foot).
 */
export function readSpeeches(body: readonly Part[], stops: (line: Line) => boolean): readonly Field<Speech>[] {
  const found: { speaker: string; parts: Part[]; confidence: number; closed: boolean }[] = [];
  let previousLine = -1;
  for (const { line, start: bodyStart, end: bodyEnd } of body) {
    const gap = line.index > previousLine + 1;
    previousLine = line.index;
    if (gap || stops(line)) {
      const last = found.at(-1);
      if (last) last.closed = true;
      if (stops(line)) continue;
    }
    const starts = speechStarts(line.text.slice(0, bodyEnd), bodyStart);
    if (starts.length === 0) {
      const last = found.at(-1);
      if (last && !last.closed && last.confidence >= 0.9) {
        if (heading.test(line.text.trim()) || (leadingNumber(line.text) !== null && /决定|决议|学习|议定/.test(line.text)) || /^\s*(?:会议|经|最后|随后|全体|大家|通过|与会|休会|散会)/.test(line.text)) last.closed = true;
        else last.parts.push(trimmed({ line, start: bodyStart, end: bodyEnd }, /\s/));
      }
      continue;
    }
    for (const [index, start] of starts.entries()) {
      const end = starts[index + 1]?.from ?? (start.colon ? bodyEnd : Math.min(bodyEnd, sentencesEnd(line.text, start.textFrom)));
      const part = trimmed({ line, start: start.textFrom, end }, /[\s“”"]/);
      found.push({ speaker: start.name.name, parts: [part], confidence: start.colon ? 0.95 : 0.85, closed: !start.colon });
    }
  }
  return found.flatMap(({ speaker, parts, confidence }) => {
    const text = parts.map(tidyOf).filter((piece) => piece !== '').join('\n');
    const first = parts.find((part) => part.end > part.start);
    return first && text.length >= 2 ? [fieldOf<Speech>({ speaker, text }, first, confidence)] : [];
  });
}

interface SpeechStart {
  readonly from: number;
  readonly textFrom: number;
  readonly name: FoundName;
  readonly colon: boolean;
}

function speechStarts(text: string, bodyStart: number): readonly SpeechStart[] {
  const starts: SpeechStart[] = [];
  for (const from of sentenceStarts(text, bodyStart)) {
    if (starts.length > 0 && from < starts.at(-1)!.textFrom) continue;
    const number = leadingNumber(text.slice(from));
    const begin = number === null ? from : from + text.slice(from).indexOf(number) + number.length;
    const colon = text.slice(begin, begin + 30).indexOf(':');
    if (colon >= 2) {
      const name = speakerOf(text, begin, begin + colon);
      if (name) {
        starts.push({ from, textFrom: begin + colon + 1, name, colon: true });
        continue;
      }
    }
    // A heading tells that somebody spoke, not what: 三、张三讲话.
    if (number !== null && !/[,。]/.test(text.slice(begin))) continue;
    const verb = spoken.exec(text.slice(begin, begin + 48));
    if (!verb || /[,。;:]/.test(verb[1]!)) continue;
    const name = nameOfPiece(text, begin, begin + verb[1]!.length);
    if (name) starts.push({ from, textFrom: begin + verb[0].length, name, colon: verb[0].trimEnd().endsWith(':') });
  }
  return starts;
}

function speakerOf(text: string, from: number, to: number): FoundName | null {
  const words = text.slice(from, to);
  const bracket = /\s*\([^)]{1,14}\)\s*$/.exec(words);
  const end = bracket ? from + bracket.index : to;
  const plain = nameOfPiece(text, from, end);
  if (plain && !/^(?:记录人|主持人|授课人|签字|应到)$/.test(plain.office ?? '')) return plain;
  for (let length = 2; length <= Math.min(14, end - from); length += 1) {
    if (!verbTail.test(text.slice(from + length, end).replace(/\s/g, ''))) continue;
    const name = nameOfPiece(text, from, from + length);
    if (name) return name;
  }
  return null;
}

function sentenceStarts(text: string, bodyStart: number): readonly number[] {
  const starts = [bodyStart];
  for (let index = bodyStart; index + 1 < text.length; index += 1) {
    if (!/[。;!?”"』]/.test(text[index]!)) continue;
    let next = index + 1;
    while (next < text.length && /[\s”"]/.test(text[next]!)) next += 1;
    if (next < text.length) starts.push(next);
  }
  starts[0] = bodyStart + /^\s*/.exec(text.slice(bodyStart))![0].length;
  return [...new Set(starts)];
}

/** A reported speech (指出，…) takes its own sentence only: who speaks in the next one is not said. */
function sentencesEnd(text: string, from: number): number {
  const end = text.indexOf('。', from);
  return end < 0 ? text.length : end + 1;
}
