import { foldText, isHan } from '../text/normalise.ts';
import { compoundSurnames, notAtNameEnd, notInGivenName, notInListedName, notNames, officeWords, rareSurnames, surnames } from './personWords.ts';
import { splitNames } from './splitNames.ts';

/** One personal name of a list; offsets into the text that was given. */
export interface FoundName {
  readonly name: string;
  /** What stands in brackets behind it: an office, or why the person was absent. */
  readonly remark?: string;
  /** The office written before or behind the name: 支部书记. */
  readonly office?: string;
  readonly start: number;
  readonly end: number;
}

/** What is known where a name is looked for. */
export interface NameSense {
  /** Names that the paper itself gives in its lists; they count wherever they stand. */
  readonly known?: ReadonlySet<string> | undefined;
  /** Rare surnames count too: before the colon of a speech. */
  readonly wide?: boolean;
  /** An entry of a labelled, separated list: any two to four characters that are no known word. */
  readonly listed?: boolean;
}

const plainSense: NameSense = {};

/**
 * Personal names of a list: 张三、李四 王五, two-character names written with a blank (张 三), offices before or in
 * brackets behind (支部书记王建国、李明（委员）), ethnic names with ·, numbering, “等12人”. Words that are no names are
 * passed over.
 */
export function readNames(text: string): readonly FoundName[] {
  const { folded, originAt } = foldText(text, { spaces: 'layout' });
  return namesInFolded(folded).map((found) => ({ ...found, start: originAt(found.start), end: originAt(found.end - 1) + 1 }));
}

/** Whether a text is, by surname, length and characters, a personal name and no other word. Blanks inside are ignored. */
export function looksLikePersonName(text: string, sense: NameSense = plainSense): boolean {
  const name = text.replace(/\s+/g, '').replace(/[•・∙●.]/g, '·');
  if (sense.known?.has(name)) return true;
  if (name.includes('·')) return /^[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,8}){1,3}$/.test(name);
  if (name.length < 2 || name.length > 4 || !Array.from(name).every(isHan) || notNames.has(name)) return false;
  const compound = compoundSurnames.some((surname) => name.startsWith(surname));
  const surnameLength = compound && name.length > 2 ? 2 : 1;
  if (surnameLength === 1 && !surnames.has(name[0]!) && !(sense.wide && rareSurnames.has(name[0]!))) return sense.listed === true && isListedName(name);
  const given = name.slice(surnameLength);
  if (given.length === 0 || given.length > (name.length === 4 && surnameLength === 1 && commonSurnames.includes(name[0]!) && commonSurnames.includes(name[1]!) ? 3 : 2)) return false;
  if (Array.from(given).some((character) => notInGivenName.has(character) || '一二三四五六七八九十'.includes(character) && given.length === 2 && given[0] === given[1])) return false;
  if (notAtNameEnd.has(name.at(-1)!)) return false;
  return !(name.length >= 3 && (notNames.has(name.slice(0, 2)) && !surnameGivenPairs(name)));
}

/** An unknown surname in a list of people: short, and neither a word of minutes nor an ending of places and bodies. */
function isListedName(name: string): boolean {
  if (notInListedName.test(name) || notAtNameEnd.has(name.at(-1)!) || officeWords.includes(name)) return false;
  if (!rareSurnames.has(name[0]!) && (notInGivenName.has(name[0]!) || '一二三四五六七八九十两各某'.includes(name[0]!))) return false;
  return !Array.from(name.slice(1)).some((character) => notInGivenName.has(character));
}

/** {@link readNames} for a text that is folded already (layout kept); offsets are into it. */
export function namesInFolded(folded: string, sense: NameSense = plainSense): readonly FoundName[] {
  const found: FoundName[] = [];
  for (const piece of piecesOf(folded)) {
    const name = nameOfPiece(folded, piece.start, piece.end, sense);
    if (!name) {
      if (sense.listed) found.push(...runTogether(folded, piece));
      continue;
    }
    const previous = found.at(-1);
    found.push({ ...name, ...(piece.remark === undefined ? {} : { remark: piece.remark }) });
    if (previous && previous.name === name.name && previous.start === name.start) found.pop();
  }
  return found;
}

/**
 * The name in a stretch such as “支部书记王建国同志”, “王建国（书记）” or “王 芳”: the office is taken off, the rest must
 * look like a name. `null` where it does not.
 */
export function nameOfPiece(folded: string, start: number, end: number, sense: NameSense = plainSense): FoundName | null {
  let from = start;
  let to = end;
  while (from < to && /[\s,;、。.:\-—_*#\d()[\]/|]/.test(folded[from]!)) from += 1;
  while (to > from && /[\s,;、。.:\-—_*\d()[\]/|]/.test(folded[to - 1]!)) to -= 1;
  if (to <= from || to - from > 40) return null;
  const counted = /(?:等)\s*[0-9一二三四五六七八九十]*\s*(?:名|位|人|户)?.{0,6}$/.exec(folded.slice(from, to));
  if (counted && counted.index >= 2) to = from + counted.index;
  const several = /[0-9一二三四五六七八九十两]+\s*[名位人]\s*(?:同志|党员|代表)?$/.exec(folded.slice(from, to));
  if (several && several.index >= 2) to = from + several.index;
  const direct = asName(folded, from, to, sense);
  if (direct) return direct;
  const text = folded.slice(from, to);
  if (to - from > 4 || !sense.listed) sense = { ...sense, listed: false };
  // The office that ends last wins: 柳林镇党委副书记、村党支部书记王建国.
  let best: FoundName | null = null;
  for (const office of officeWords) {
    const at = text.lastIndexOf(office);
    if (at < 0) continue;
    if (at + office.length === text.length) {
      const before = asName(folded, from, from + at, sense) ?? (at > 0 ? nameOfPiece(folded, from, from + at, sense) : null);
      if (before) return { ...before, office };
    } else {
      const after = asName(folded, from + at + office.length, to, sense);
      if (after) {
        if (!best || after.start > best.start) best = { ...after, office: text.slice(0, at + office.length).trim() };
      }
    }
  }
  return best;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly remark?: string;
}

function asName(folded: string, start: number, end: number, sense: NameSense = plainSense): FoundName | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(folded[from]!)) from += 1;
  while (to > from && /\s/.test(folded[to - 1]!)) to -= 1;
  const name = folded.slice(from, to).replace(/\s+/g, '').replace(/[•・∙●.]/g, '·');
  return looksLikePersonName(name, sense) ? { name, start: from, end: to } : null;
}

/** 张三李四王五 without separators. */
function runTogether(folded: string, piece: Piece): readonly FoundName[] {
  const text = folded.slice(piece.start, piece.end).trim();
  const from = folded.indexOf(text, piece.start);
  let at = from;
  return splitNames(text).map((name) => {
    const found = { name, start: at, end: at + name.length };
    at += name.length;
    return found;
  });
}

/** Splits a list at its separators; blanks part names, unless single characters belong together (张 三). */
function piecesOf(folded: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let index = 0;
  const close = (end: number, remark?: string): void => {
    for (const [from, to] of splitBlanks(folded, start, end)) pieces.push({ start: from, end: to });
    const last = pieces.at(-1);
    if (remark !== undefined && last && last.start >= start) pieces[pieces.length - 1] = { ...last, remark };
  };
  while (index < folded.length) {
    const character = folded[index]!;
    if (character === '(' || character === '[') {
      const closing = folded.indexOf(character === '(' ? ')' : ']', index);
      const until = closing < 0 ? folded.length : closing;
      close(index, folded.slice(index + 1, until).trim());
      start = index = until + 1;
    } else if (',;、。\n\t/|:，；'.includes(character) || (character === '和' && isHan(folded[index + 1]) && isHan(folded[index - 1]) && betweenNames(folded, start, index))) {
      close(index);
      start = index += 1;
    } else index += 1;
  }
  close(folded.length);
  return pieces;
}

function betweenNames(folded: string, start: number, index: number): boolean {
  return asName(folded, start, index) !== null && /^[\u3400-\u9fff]{2,4}/.test(folded.slice(index + 1));
}

function splitBlanks(folded: string, start: number, end: number): readonly (readonly [number, number])[] {
  const tokens = Array.from(folded.slice(start, end).matchAll(/\S+/g), (match) => [start + match.index, start + match.index + match[0].length] as const);
  if (tokens.length < 2) return tokens;
  const joined: (readonly [number, number])[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const [from, to] = tokens[index]!;
    const next = tokens[index + 1];
    const afterNext = tokens[index + 2];
    const singles = (token: readonly [number, number] | undefined): boolean => token !== undefined && token[1] - token[0] === 1;
    if (next && to - from === 1 && singles(next)) {
      // 王 建 国: three single characters standing evenly, the fourth is not one or begins another surname.
      const three = singles(afterNext) && (tokens.length - index === 3 || (afterNext![0] - next[1] === next[0] - to && !surnames.has(folded[afterNext![0]]!)));
      joined.push([from, three ? afterNext![1] : next[1]]);
      index += three ? 2 : 1;
    } else if (next && to - from === 1 && surnames.has(folded[from]!) && next[1] - next[0] <= 2 && next[0] - to <= 2 && asName(folded, from, next[1])) {
      joined.push([from, next[1]]);
      index += 1;
    } else joined.push([from, to]);
  }
  return joined;
}

/** Names whose first two characters spell another word but which are names all the same (高兴旺, 成功). */
function surnameGivenPairs(name: string): boolean {
  return name.length === 3 && commonSurnames.includes(name[0]!) && !notAtNameEnd.has(name[2]!);
}

const commonSurnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭林高罗郑梁谢宋唐韩邓冯曹彭肖董潘袁蔡蒋余杜叶魏苏吕丁卢姚沈姜崔谭汪廖贾夏邹熊孟秦邱侯江尹薛段雷黎贺毛郝龚邵武钱戴';
