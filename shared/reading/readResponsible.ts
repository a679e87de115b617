import { looksLikePersonName, nameOfPiece } from './readNames.ts';
import { surnames } from './personWords.ts';

/** Bodies and groups that a task can be given to. */
const body = /^[\u3400-\u9fff“”"0-9]{0,10}?(?:村民委员会|村委会|支委会|支部委员会|党支部|监委会|监督委员会|调委会|理事会|合作社|两委”?|委员会|党小组|小组|各组|工作队|服务队|网格员|护林员|保洁员|文书|会计|组长|书记|主任|委员|党员|干部|代表|支部|村上|村里|镇上)/;
/** What may follow the one who is to do it. */
const behind = /^(?:同志)?(?:[,，。;；、:：\s]|$|牵头|负责|具体|落实|承办|办理|组织|带头|带队|联系|对接|跟|于|在|把|去|来|同|和|与|等|做|写|采购|排|报|将|共同|分别|主抓|包|盯|督促|监督|全程|统一|安排|通知|登记|核实|上门|整理|汇总|起草|购买|收|管|带|拟|代|前|[0-9])/;

/**
 * Who is to carry out a decision, as written: behind 责任人, 由, 责成, 请, or before 负责, 牵头, 承办. People first; a
 * body (村委会, 包组党员) where no person is named. `undefined` where the text says neither.
 */
export function responsibleIn(text: string, known: ReadonlySet<string> | undefined): string | undefined {
  const labelled = /(?:责任人|负责人|牵头人|承办人|落实人|经办人)\s*(?:为|是)?\s*[:：]?\s*(.{2,40})/.exec(text);
  const byLabel = labelled ? peopleAt(labelled[1]!, known) : undefined;
  if (byLabel !== undefined) return byLabel;
  let group: string | undefined;
  for (const match of text.matchAll(/(?:(?<![自缘理])由(?!于|此)|责成|委托|请(?![假示教求]))/g)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const people = peopleAt(rest, known);
    if (people !== undefined) return people;
    const whole = body.exec(rest);
    if (whole && behind.test(rest.slice(whole[0].length))) group ??= whole[0];
  }
  for (const match of text.matchAll(/(?:同志)?(?:具体|全面)?(?:负责|牵头|承办|主抓|带队)/g)) {
    const before = nameBefore(text.slice(Math.max(0, match.index - 20), match.index), known);
    if (before !== undefined) return before;
  }
  if (group !== undefined) return group;
  // 伍小英排值班表: a person known from the lists opens a clause.
  if (known) for (const match of text.matchAll(/(?<=^|[,，。;；])\s*([\u3400-\u9fff]{2,4}?)(?=[\u3400-\u9fff])/g)) {
    for (const length of [4, 3, 2]) {
      const name = text.slice(match.index, match.index + length).trim();
      if (known.has(name) && behind.test(text.slice(match.index + length))) return name;
    }
  }
  return undefined;
}

/** One person or several at the head of a text, parted by 、 or 和: 张三、李四负责. */
function peopleAt(text: string, known: ReadonlySet<string> | undefined): string | undefined {
  const people: string[] = [];
  let rest = text;
  for (let count = 0; count < 6; count += 1) {
    const found = personAt(rest, known);
    if (!found) break;
    people.push(found.name);
    rest = rest.slice(found.end);
    const joint = /^\s*(?:[、,，/]|和|与|及|以及|\s)\s*/.exec(rest);
    if (!joint) break;
    rest = rest.slice(joint[0].length);
  }
  return people.length === 0 ? undefined : people.join('、');
}

function personAt(text: string, known: ReadonlySet<string> | undefined): { readonly name: string; readonly end: number } | null {
  for (const length of [4, 3, 2]) {
    const name = text.slice(0, length);
    if (known?.has(name)) return { name, end: length };
  }
  for (const length of [4, 3, 2]) {
    const name = text.slice(0, length);
    if (name.length === length && looksLikePersonName(name) && behind.test(text.slice(length))) return { name, end: length };
  }
  // 支部书记张三, 三组组长李四: the office stands before the name.
  const office = /^[\u3400-\u9fff]{0,8}?(?:书记|主任|委员|组长|会计|文书|队长|网格员|专干|干事|主席|同志)/.exec(text);
  if (!office) return null;
  for (const length of [3, 2]) {
    const name = text.slice(office[0].length, office[0].length + length);
    if (name.length === length && looksLikePersonName(name, { known }) && behind.test(text.slice(office[0].length + length))) return { name, end: office[0].length + length };
  }
  return null;
}

/** The names that end right before 负责 or 牵头: all of a clause 张三、李四牵头, or the last one at a clean edge. */
function nameBefore(text: string, known: ReadonlySet<string> | undefined): string | undefined {
  const clause = /[^,，。;；:：\s由]*$/.exec(text)![0];
  const people = clause.split(/[、和与]/).map((piece) => personIn(piece, known));
  if (people.every((name) => name !== undefined)) return people.join('、');
  for (const length of [4, 3, 2]) {
    const name = text.slice(-length);
    if (name.length === length && known?.has(name)) return name;
  }
  return undefined;
}

function personIn(piece: string, known: ReadonlySet<string> | undefined): string | undefined {
  if (known?.has(piece)) return piece;
  return piece.length >= 2 && piece.length <= 4 && surnames.has(piece[0]!) ? nameOfPiece(piece, 0, piece.length)?.name : undefined;
}
