import type { Field } from '../model/record.ts';
import { fieldOf, tidyOf, trimmed, type Line } from './lines.ts';
import { looksLikePersonName, nameOfPiece, namesInFolded } from './readNames.ts';

/** Who led, wrote and where stands in the first sentences; a longer line is searched no further than this. */
const reach = 2000;

/** Confidence of what a running sentence says without a label. */
const running = 0.85;

const chairPatterns = [
  /(?:会议|大会|活动|党课|本次会议|此次会议)?(?:[,，]?由|,)\s*([^,。;:]{2,32}?)\s*(?:同志)?(?:亲自)?(?:负责)?(?:召集并|组织并|召集、)?主持/,
  /(?:^|[,。;\s])([^,。;:\s]{2,24}?)(?:同志)?(?:召集并)?主持(?:了|召开)?(?:本次|此次|今天的)?(?:会议|大会|召开|活动)/,
  /(?:^|[,。;\s])([^,。;:\s]{2,24}?)(?:同志)?[在于][^,。;:]{1,24}?主持/,
  /主持人?[是为]([^,。;:\s]{2,20})/,
  /主持人([\u3400-\u9fff]{2,4})(?=[,。;\s]|$)/,
];
const recorderPatterns = [
  /(?:[,。;]?由|,|。|;|^|\s)\s*([^,。;:]{2,24}?)\s*(?:同志)?(?:担任|负责|作|做|任|为)?(?:会议|本次会议|大会|现场|书面)?(?:的)?[记纪]录(?:员|人|工作)?\s*(?=[,。;)\s]|$)/,
  /[记纪]录[人员]?[是为]?([\u3400-\u9fff]{2,4})(?=[,。;)\s]|$)/,
];
const lecturerPatterns = [
  /(?:由|邀请|请|,|。|^)\s*([^,。;:]{2,32}?)(?:同志)?(?:为|给|向|围绕|以|作|结合)[^。;]{0,50}?(?:讲授|授课|主讲|上|讲|作|宣讲)[^。;]{0,40}?党课/,
  /(?:由|邀请|请|,|。|^)\s*([^,。;:]{2,32}?)(?:同志)?(?:讲授|授课|主讲|上了?|讲了?|作了?)[^。;]{0,50}?党课/,
  /由\s*([^,。;:]{2,24}?)(?:同志)?(?:授课|主讲|讲授|宣讲)/,
  /(?:^|[,。;])\s*([^,。;:]{2,16}?)(?:同志)?(?:授课|主讲|讲课)(?=[,。;]|$)/,
];
const venuePattern = /(?:在|于|到|赴|前往|来到|地点[设为是]?在?)\s*([\u3400-\u9fffA-Za-z0-9“”"()#-]{2,26}?)\s*(?:,\s*)?(?:召开|举行|开展|组织|举办|召集|进行|集中|集合|开会|参加|主持召开|如期)/;

/** The chair named in running text: 会议由支部书记王建国主持. */
export function runningChair(lines: readonly Line[]): Field<string> | null {
  return person(lines, chairPatterns, /主持/);
}

/** The recorder named in running text: 李小红记录, 由李小红担任记录. */
export function runningRecorder(lines: readonly Line[]): Field<string> | null {
  return person(lines, recorderPatterns, /[记纪]录/);
}

/** The lecturer named in running text: 由镇党委书记赵立新讲授专题党课. */
export function runningLecturer(lines: readonly Line[]): Field<string> | null {
  return person(lines, lecturerPatterns, /党课|授课|主讲|宣讲|讲授/);
}

/** The venue named in running text: 在村委会会议室召开. */
export function runningVenue(lines: readonly Line[]): Field<string> | null {
  for (const line of lines) {
    const text = line.text.slice(0, reach);
    if (!/[在于地到赴往]/.test(text)) continue;
    for (let from = 0; from < text.length;) {
      const match = venuePattern.exec(text.slice(from));
      if (!match) break;
      const at = from + match.index + match[0].indexOf(match[1]!, 1);
      // 于家沟村党支部在村部召开: the last 在 leads to the place.
      const start = at + match[1]!.lastIndexOf('在') + 1;
      const part = trimmed({ line, start, end: at + match[1]!.length });
      const venue = tidyOf(part);
      if (/室|村|中心|广场|礼堂|会场|院|场|站|馆|家|楼|厅|所|部|阵地|基地|地头|社|公园|旁|园|学校|大队|点|线上|边|台|地|河|山|田|沟/.test(venue) && !/[0-9]月|[0-9]日|党支部$|书记|精神|工作中|领导下|过程中|主持下|村委会主任|组织下|^[那这哪我你他]|全[部体]$/.test(venue)) return fieldOf(venue, part, running);
      from = from + match.index + 1;
    }
  }
  return null;
}

/** Observers named in running text: 驻村第一书记孙志强列席会议. */
export function runningObservers(lines: readonly Line[]): readonly Field<string>[] {
  for (const line of lines) {
    const at = line.text.search(/列席(?:了)?(?:本次|此次)?(?:会议|大会|。|,|;|$)/);
    if (at < 2) continue;
    const from = Math.max(line.text.lastIndexOf('。', at), line.text.lastIndexOf(';', at), line.text.lastIndexOf(',', at)) + 1;
    const names = namesInFolded(line.text.slice(from, at).replace(/(?:同志|应邀|等|均)+$/, ''));
    if (names.length > 0) return names.map((name) => fieldOf(name.name, { line, start: from + name.start, end: from + name.end }, running));
  }
  return [];
}

function person(lines: readonly Line[], patterns: readonly RegExp[], hint: RegExp): Field<string> | null {
  for (const line of lines) {
    if (!hint.test(line.text)) continue;
    const text = line.text.slice(0, reach);
    for (const pattern of patterns) {
      for (let from = 0; from < text.length;) {
        const match = pattern.exec(text.slice(from));
        if (!match) break;
        const start = from + match.index + match[0].indexOf(match[1]!);
        const name = nameOfPiece(line.text, start, start + match[1]!.length) ?? nameAtEnd(line.text, start, start + match[1]!.length);
        if (name) return fieldOf(name.name, { line, start: name.start, end: name.end }, running);
        from = from + match.index + 1;
      }
    }
  }
  return null;
}

/** “会议由东沟村王建国”: the name at the end of a stretch whose front part is something else; only where one length fits. */
function nameAtEnd(text: string, start: number, end: number): { readonly name: string; readonly start: number; readonly end: number } | null {
  for (const length of [3, 2]) {
    const name = text.slice(end - length, end);
    if (end - length > start && looksLikePersonName(name) && /(?:村|会|部|组|镇|乡|局|社|由|长|派)$/.test(text.slice(start, end - length))) return { name, start: end - length, end };
  }
  return null;
}
