import type { Field } from '../model/record.ts';
import { fieldOf, type Line } from './lines.ts';
import { looksLikePersonName, nameOfPiece } from './readNames.ts';

/** Confidence of a role that only a short remark gives (席小琴记, 牵头 牛德山). */
const spoken = 0.8;
const reach = 400;
const headLines = 10;
const edge = '(?:^|[\\s,。;:()])';
const stop = '(?=[\\s,。;()《]|$)';

interface Role {
  /** Verbs behind the name: 叶成山主持. */
  readonly behind: RegExp;
  /** Words before the name, with a blank, a colon or nothing between: 主持 宋大有. */
  readonly before: RegExp;
}

const chairRole: Role = {
  behind: new RegExp(`${edge}([^\\s,。;:()《]{2,14}?)(?:同志)?主持(?:的|会议)?${stop}`, 'g'),
  before: new RegExp(`${edge}主持(?:人|的人|的)?[\\s:]*([\\u3400-\\u9fff]{2,4})${stop}`, 'g'),
};
const leaderRole: Role = {
  behind: new RegExp(`${edge}([^\\s,。;:()《]{2,14}?)(?:同志)?(?:带队|牵头|带头|召集)${stop}`, 'g'),
  before: new RegExp(`${edge}(?:带队|牵头|带头|领头|召集)(?:人|的人|的)?[\\s:]+([\\u3400-\\u9fff]{2,4})${stop}`, 'g'),
};
const recorderRole: Role = {
  behind: new RegExp(`${edge}([^\\s,。;:()《]{2,14}?)(?:同志)?(?:执笔|(?<![书登牢笔日传标])记(?:录|的|录的)?)${stop}`, 'g'),
  before: new RegExp(`${edge}(?:执笔|记(?:录)?(?:人|的人|的)?)[\\s:]*([\\u3400-\\u9fff]{2,4})${stop}`, 'g'),
};
const lecturerRole: Role = {
  behind: new RegExp(`${edge}([^\\s,。;:()《]{2,16}?)(?:同志)?(?:主讲|讲课|授课|讲的课|讲的|讲)(?=[\\s,。;()《]|$)`, 'g'),
  before: new RegExp(`${edge}(?:主讲|讲课|授课|讲)(?:人|的人|的)?[\\s:]+([\\u3400-\\u9fff]{2,4})${stop}`, 'g'),
};

/** The chair in short remarks of the head or foot: 叶成山主持, 主持 宋大有; else who led: 牵头 牛德山, 严正梁带队. */
export function spokenChair(lines: readonly Line[]): Field<string> | null {
  return find(headAndFoot(lines), chairRole) ?? find(lines.slice(0, headLines), leaderRole);
}

/** The recorder in short remarks of the head or foot: 席小琴记, 记的人 苗玉珍. */
export function spokenRecorder(lines: readonly Line[]): Field<string> | null {
  return find(headAndFoot(lines), recorderRole);
}

/** The lecturer of a Party lecture in short remarks of its head: 严正梁讲《…》, 讲的人 阎守业; only where the head says that it is one. */
export function spokenLecturer(lines: readonly Line[]): Field<string> | null {
  const head = lines.slice(0, 4);
  return head.slice(0, 3).some((line) => /党\s*课|[上讲授]课/.test(line.text)) ? find(head, lecturerRole) : null;
}

/** Remarks on who did what stand at the head, or on the last lines. */
function headAndFoot(lines: readonly Line[]): readonly Line[] {
  return lines.length <= headLines + 3 ? lines : [...lines.slice(0, headLines), ...lines.slice(-3)];
}

function find(lines: readonly Line[], role: Role): Field<string> | null {
  for (const line of lines) {
    const text = line.text.slice(0, reach);
    for (const match of text.matchAll(role.behind)) {
      const start = match.index + match[0].indexOf(match[1]!);
      const name = nameOfPiece(text, start, start + match[1]!.length, { known: line.people });
      if (name) return fieldOf(name.name, { line, start: name.start, end: name.end }, spoken);
    }
    for (const match of text.matchAll(role.before)) {
      // 叶成山 主持 席小琴 记录: the name belongs to the word behind it.
      const start = match.index + match[0].lastIndexOf(match[1]!);
      if (endsInName(text.slice(0, match.index + 1), line.people)) continue;
      if (looksLikePersonName(match[1]!, { known: line.people })) return fieldOf(match[1]!, { line, start, end: start + match[1]!.length }, spoken);
    }
  }
  return null;
}

function endsInName(before: string, known: ReadonlySet<string> | undefined): boolean {
  const last = /(?:^|[\s,。;:()])([\u3400-\u9fff]{2,4})\s*$/.exec(before)?.[1];
  // A label before that name (主持 严正梁 记录 边玉秀) has it already.
  const labelled = /(?:主持|召集|领头|执笔|列席|带队|牵头|带头|讲课|授课|主讲|记录?|地点|缺席?|没[来到去]|请假|人)[\s:]*[\u3400-\u9fff]{2,4}\s*$/.test(before);
  return last !== undefined && !labelled && looksLikePersonName(last, { known });
}
