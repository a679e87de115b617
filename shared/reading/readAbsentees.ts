import type { Absentee, Field } from '../model/record.ts';
import { fieldOf, type Part } from './lines.ts';
import { looksLikePersonName, nameOfPiece, type FoundName } from './readNames.ts';

const reasonLead = '因|外出|在外|住院|生病|请假|请事假|请病假|出差|病|事假|务工|打工|年老|年迈|身体|未|无故|有事|去|回|流动|家中|家里|参加|值班|看病|行动不便|陪|照顾|带|就医|治病|探亲|公出|学习|培训|开会|瘫痪|长期|正在|均|都|下乡|临时|到|腿|腰|在';
const reasonStart = new RegExp(`^(?:${reasonLead})`);
const nameThenReason = new RegExp(`^(.{2,16}?)\\s*((?:${reasonLead}).{0,30})$`);
const subLabel = /^\s*(请假|病假|事假|因病请假|因事请假|外出|外出务工|缺席|未到|因公|出差|无故缺席|迟到|早退)(?:人员|党员|的|的有)?\s*[0-9一二三四五六七八九十]*\s*[名人]?\s*[:(]/;

/**
 * Absent people with their reasons: 张三（外出务工）, 李四因病请假, 王五、赵六均外出务工, 请假：李四、王五（住院）.
 * `givenReason` is what the label already says (请假人员 → 请假).
 */
export function readAbsentees(part: Part, givenReason: string | undefined, confidence: number): readonly Field<Absentee>[] {
  const found: { name: FoundName; reason?: string; group: number }[] = [];
  let clauseReason = givenReason;
  let group = 0;
  for (const piece of pieces(part.line.text, part.start, part.end)) {
    if (piece.newClause) {
      clauseReason = givenReason;
      group += 1;
    } else if (piece.newGroup) group += 1;
    let { start } = piece;
    const label = subLabel.exec(part.line.text.slice(start, piece.end));
    if (label?.[0].endsWith(':')) {
      clauseReason = label[1] === '缺席' || label[1] === '未到' || label[1] === '无故缺席' ? undefined : label[1]!;
      start += label[0].length;
    }
    const text = part.line.text.slice(start, piece.end).trim();
    if (text === '' && piece.remark === undefined) continue;
    const name = nameOfPiece(part.line.text, start, piece.end, { known: part.line.people, listed: confidence > 0.9 && !reasonStart.test(text), wide: confidence > 0.9 });
    if (name) {
      const reason = reasonOf(piece.remark) ?? clauseReason;
      if (piece.remark !== undefined && /^(?:均|都)/.test(piece.remark)) share(found, reasonOf(piece.remark), group);
      found.push({ name, ...(reason === undefined ? {} : { reason }), group });
      continue;
    }
    const split = nameThenReason.exec(text);
    if (split) {
      const offset = part.line.text.indexOf(split[1]!, start);
      const before = bestName(part.line.text, offset, split[1]!.length, text, start, part.line.people);
      if (before) {
        const reason = text.slice(before.end - part.line.text.indexOf(text, start)).replace(/^[\s,]+/, '').replace(/^(?:均|都)/, '');
        share(found, reason, group);
        found.push({ name: before, reason, group });
        continue;
      }
    }
    if (reasonStart.test(text) && found.length > 0) share(found, text.replace(/^(?:均|都)/, ''), null);
  }
  return found.map(({ name, reason }) => fieldOf<Absentee>({ name: name.name, ...(reason === undefined || reason === '' ? {} : { reason }) }, { line: part.line, start: name.start, end: name.end }, confidence));
}

/** Gives a reason to the names before it that have none: all of one run, or (group `null`) all still without. */
function share(found: { name: FoundName; reason?: string; group: number }[], reason: string | undefined, group: number | null): void {
  if (reason === undefined) return;
  for (let index = found.length - 1; index >= 0; index -= 1) {
    const absentee = found[index]!;
    if ((group !== null && absentee.group !== group) || (absentee.reason !== undefined && absentee.reason !== '请假')) break;
    found[index] = { ...absentee, reason };
  }
}

function reasonOf(remark: string | undefined): string | undefined {
  const reason = remark?.replace(/^(?:均|都)/, '').replace(/^[:\s]+/, '').trim();
  return reason === '' || (reason !== undefined && /^(?:预备党员|党员|书记|副书记|委员|女|男|主任)$/.test(reason)) ? undefined : reason;
}

/** The name at the start of “张三因病请假”: the reason's first word may also be read shorter or longer than the name. */
function bestName(line: string, offset: number, length: number, text: string, start: number, known: ReadonlySet<string> | undefined): FoundName | null {
  const direct = nameOfPiece(line, offset, offset + length, { known, wide: true });
  if (direct) return direct;
  const from = line.indexOf(text, start);
  for (const size of [3, 2, 4]) if (looksLikePersonName(text.slice(0, size), { known }) && reasonStart.test(text.slice(size).trim())) return { name: text.slice(0, size), start: from, end: from + size };
  return null;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly remark?: string;
  readonly newClause: boolean;
  readonly newGroup: boolean;
}

function pieces(text: string, from: number, to: number): readonly Piece[] {
  const found: Piece[] = [];
  let start = from;
  let newClause = true;
  let newGroup = true;
  const close = (end: number, remark?: string): void => {
    if (text.slice(start, end).trim() !== '' || remark !== undefined) found.push({ start, end, ...(remark === undefined ? {} : { remark }), newClause, newGroup });
    newClause = newGroup = false;
  };
  for (let index = from; index < to; index += 1) {
    const character = text[index]!;
    if (character === '(' || character === '[') {
      const closing = text.indexOf(character === '(' ? ')' : ']', index);
      const until = closing < 0 || closing > to ? to : closing;
      const counted = /[0-9一二三四五六七八九十]\s*[人名位]\s*$|^\s*[0-9]{1,3}\s*$/.test(text.slice(start, index)) || subLabel.test(`${text.slice(start, index)}(`);
      if (counted && text.slice(start, index).length <= 14) {
        // 请假3人（张三、李四、王五）: the brackets hold the list itself.
        const label = subLabel.exec(`${text.slice(start, index)}(`);
        for (const inner of pieces(text, index + 1, until)) found.push(label && label[1] !== '缺席' && inner.remark === undefined ? inner : inner);
      } else close(index, text.slice(index + 1, until).trim());
      start = until + 1;
      index = until;
    } else if (/[,;。、\s]/.test(character)) {
      if (/\s/.test(character) && /^[\u3400-\u9fff]$/.test(text.slice(start, index).trim()) && start < index) continue;
      close(index);
      start = index + 1;
      if (/[;。]/.test(character)) newClause = true;
      if (character === ',') newGroup = true;
    }
  }
  close(to);
  return found;
}
