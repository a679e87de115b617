import type { Field, Speech } from '../model/record.ts';
import { leadingNumber } from './items.ts';
import { fieldOfLabel } from './labels.ts';
import { fieldOf, tidyOf, trimmed, type Line, type Part } from './lines.ts';
import { nameOfPiece, type FoundName } from './readNames.ts';

const verbs = '发言|表示|认为|指出|提出|谈到|强调|汇报|介绍|建议|补充|讲到|反映|表态|说|谈体会|谈认识|自评|点评|总结|作总结|总结讲话|讲话|通报|说明|回应|剖析|自我批评|批评|检讨|对照检查|自我剖析|发言摘要|发言要点|提问|讲';
const verbTail = new RegExp(`^(?:同志)?(?:对[\\u3400-\\u9fff]{2,6}(?:提出|提)?(?:批评)?(?:意见|建议)?|(?:作|做|在|就|首先|最后|代表支部|在会上|主持|作了|的)?(?:${verbs})(?:道|了|说|如下|指出)?)$`);
const spoken = new RegExp(`^(.{2,22}?)(?:同志)?(?:首先|最后|也|在发言中|在会上|在讨论中|作)?(?:(?:${verbs})(?:道|了|说|到)?(?:[,:]|(?=“|"))|(?:说|表示|认为|指出|提出|强调|建议|反映|谈到|讲到|补充)(?:道|了)?(?=[\\u3400-\\u9fff])(?!的|话|法|明))\\s*`);
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
    const starts = speechStarts(line.text.slice(0, bodyEnd), bodyStart, line.people);
    if (starts.length === 0) {
      const last = found.at(-1);
      if (last && !last.closed && last.confidence >= 0.8) {
        if (goesOn(last.parts.at(-1)!, line)) last.parts.push(trimmed({ line, start: bodyStart, end: bodyEnd }, /\s/));
        else last.closed = true;
      }
      continue;
    }
    for (const [index, start] of starts.entries()) {
      const end = starts[index + 1]?.from ?? (start.colon ? bodyEnd : Math.min(bodyEnd, sentencesEnd(line.text, start.textFrom)));
      const part = trimmed({ line, start: start.textFrom, end: start.colon ? beforeClosing(line.text, start.textFrom, end) : end }, /[\s“”"]/);
      found.push({ speaker: start.name.name, parts: [part], confidence: start.colon ? 0.95 : 0.85, closed: !start.colon });
    }
  }
  return found.flatMap(({ speaker, parts, confidence }) => {
    const text = parts.map(tidyOf).filter((piece) => piece !== '').join('\n');
    const first = parts.find((part) => part.end > part.start);
    return first && text.length >= 2 ? [fieldOf<Speech>({ speaker, text }, first, confidence)] : [];
  });
}

/** Whether a line without a speaker of its own continues the speech above it. */
function goesOn(last: Part, line: Line): boolean {
  const text = line.text.trim();
  if (last.line.row !== line.row || last.line.column !== line.column || (line.row !== undefined && last.line.block !== line.block)) return false;
  if (heading.test(text) || (leadingNumber(text) !== null && /决定|决议|学习|议定/.test(text)) || storyLine.test(text)) return false;
  const ended = /[。!?;”"]\s*$/.test(last.line.text);
  return !ended || leadingNumber(text) !== null || goesOnWords.test(text);
}

/** Lines that tell what happened next. */
const storyLine = /^(?:会议|大会|经|最后|随后|全体|大家|通过|与会|休会|散会|决定|决议|议定|表决|投票|举手|学习|传达|宣读|接着|主持人|记录|一致|最终|[0-9]{1,2}[./月][0-9]{1,2}|(?:19|20)[0-9]{2}[年./-])/;
/** First words of a further paragraph of the same speech. */
const goesOnWords = /^(?:我|咱|咱们|第[一二三四五六七八九十]|首先|其次|再次|另外|还有|再就是|再一|同时|所以|因此|但|不过|希望|下一步|今后|接下来我|二|三|四|一是|二是|三是|要|当前|目前|对于|关于|针对)/;

/** A speech in a line of its own ends where the same line goes on to what the meeting decided. */
function beforeClosing(text: string, from: number, to: number): number {
  const match = /(?<=[。!?])\s*(?:会议|经(?:会议|集体)?(?:研究|讨论)|最后|大会)(?:一致)?(?:决定|议定|通过|同意|认为|要求)/.exec(text.slice(from, to));
  return match && match.index > 4 ? from + match.index : to;
}

interface SpeechStart {
  readonly from: number;
  readonly textFrom: number;
  readonly name: FoundName;
  readonly colon: boolean;
}

function speechStarts(text: string, bodyStart: number, people: ReadonlySet<string> | undefined): readonly SpeechStart[] {
  const starts: SpeechStart[] = [];
  const places = sentenceStarts(text, bodyStart);
  const starts0 = places[0];
  for (const from of places) {
    if (starts.length > 0 && from < starts.at(-1)!.textFrom) continue;
    const number = leadingNumber(text.slice(from));
    const begin = number === null ? from : from + text.slice(from).indexOf(number) + number.length;
    const colon = text.slice(begin, begin + 30).indexOf(':');
    if (colon >= 2) {
      const name = speakerOf(text, begin, begin + colon, people);
      if (name) {
        starts.push({ from, textFrom: begin + colon + 1, name, colon: true });
        continue;
      }
    }
    // 张三 渠要从上头修起: a known person, a blank, and words, as hand-written minutes are typed up.
    if (from === starts0 && people) {
      const blank = /^([\u3400-\u9fff·]{2,5})\s+(?=[\u3400-\u9fff0-9]{2})/.exec(text.slice(begin));
      const listed = blank && people.has(blank[1]!) && !/[、,]/.test(text.slice(begin, begin + 20)) && !people.has(text.slice(begin + blank[0].length).trim());
      if (listed) {
        starts.push({ from, textFrom: begin + blank[0].length, name: { name: blank[1]!, start: begin, end: begin + blank[1]!.length }, colon: true });
        continue;
      }
    }
    // A heading tells that somebody spoke, not what: 三、张三讲话.
    if (number !== null && !/[,。]/.test(text.slice(begin))) continue;
    const verb = spoken.exec(text.slice(begin, begin + 48));
    if (!verb || /[,。;:]/.test(verb[1]!)) continue;
    const name = nameOfPiece(text, begin, begin + verb[1]!.length, { known: people });
    if (name) starts.push({ from, textFrom: begin + verb[0].length, name, colon: verb[0].trimEnd().endsWith(':') });
  }
  return starts;
}

function speakerOf(text: string, from: number, to: number, people: ReadonlySet<string> | undefined): FoundName | null {
  const words = text.slice(from, to);
  const bracket = /\s*\([^)]{1,14}\)\s*$/.exec(words);
  const end = bracket ? from + bracket.index : to;
  if (fieldOfLabel(text.slice(from, end).replace(/\s/g, '')) !== undefined) return null;
  const sense = { known: people, wide: true };
  const plain = nameOfPiece(text, from, end, sense);
  if (plain && !/^(?:记录人|主持人|授课人|签字|应到)$/.test(plain.office ?? '')) return plain;
  for (let length = 2; length <= Math.min(14, end - from); length += 1) {
    if (!verbTail.test(text.slice(from + length, end).replace(/\s/g, ''))) continue;
    const name = nameOfPiece(text, from, from + length, sense);
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
