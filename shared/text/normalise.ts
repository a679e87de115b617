/** A folded text and the way back: every index of `folded` knows the original offset it came from. */
export interface FoldedText {
  readonly folded: string;
  /** Original offset (UTF-16 code units) of the folded character at `index`; the original length at or past the end. */
  readonly originAt: (index: number) => number;
}

export interface FoldOptions {
  /**
   * `close` (default) removes every blank between Chinese characters, for comparing texts. `layout` keeps blanks that
   * may separate words or columns and removes them only where all characters of the line are spaced out.
   */
  readonly spaces?: 'close' | 'layout';
}

/**
 * Folds the ways of writing the same characters into one: full-width digits, letters and punctuation become
 * half-width, compatibility forms (as PDFs give them: ⽇ for 日) become ordinary characters, zero-width characters
 * vanish, blanks are treated as `options.spaces` says. Folding a folded text changes nothing.
 */
export function foldText(text: string, options: FoldOptions = {}): FoldedText {
  // Most lines hold nothing that shifts offsets: no blanks, nothing that vanishes.
  if (!shifting.test(text)) {
    const folded = text.replace(foldable, (character) => foldCharacter(character, 0));
    return { folded, originAt: (index) => (index < 0 ? 0 : Math.min(index, text.length)) };
  }
  const characters: string[] = [];
  const origins: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const folded = foldCharacter(text, index);
    if (folded === '') continue;
    characters.push(folded);
    origins.push(index);
  }
  const drop = options.spaces === 'layout' ? layoutBlanks(characters) : closedBlanks(characters);
  if (drop.size > 0) {
    let kept = 0;
    for (let index = 0; index < characters.length; index += 1) {
      if (drop.has(index)) continue;
      characters[kept] = characters[index]!;
      origins[kept] = origins[index]!;
      kept += 1;
    }
    characters.length = kept;
    origins.length = kept;
  }
  return {
    folded: characters.join(''),
    originAt: (index) => (index < 0 ? 0 : (origins[index] ?? text.length)),
  };
}

const shifting = /[\s\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\u0007]/;
const foldable = /[\u2236\u2e80-\u2fdf\uf900-\ufaff\ufe10-\ufe6b\uff01-\uff5e]/g;

/** Chinese character of the common blocks, 〇 included. */
export function isHan(character: string | undefined): boolean {
  if (character === undefined) return false;
  const code = character.charCodeAt(0);
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

/** PDF fonts often map to these radicals, which Unicode does not fold (CJK Radicals Supplement). */
const radicals: Readonly<Record<string, string>> = {
  '⺠': '民', '⻅': '见', '⻓': '长', '⻔': '门', '⻋': '车', '⻢': '马', '⻰': '龙', '⻛': '风', '⻩': '黄', '⻬': '齐',
  '⻥': '鱼', '⻦': '鸟', '⻚': '页', '⻉': '贝', '⻄': '西', '⻝': '食', '⻘': '青', '⻆': '角', '⻜': '飞', '⻤': '鬼',
  '⻨': '麦', '⻣': '骨', '⻁': '虎', '⻮': '齿', '⻳': '龟', '⻙': '韦', '⺟': '母',
};

function foldCharacter(text: string, index: number): string {
  const code = text.charCodeAt(index);
  if (code >= 0x4e00 && code <= 0x9fff) return text[index]!;
  if (code < 0x80) return code === 0x0d ? (text.charCodeAt(index + 1) === 0x0a ? '' : '\n') : code === 0x0b || code === 0x0c || code === 0x07 ? '\n' : text[index]!;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f) return ' ';
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2064) || code === 0xfeff || code === 0xad) return '';
  if (code === 0x2028 || code === 0x2029) return '\n';
  if (code >= 0x2e80 && code <= 0x2fdf) return radicals[text[index]!] ?? single(text[index]!);
  if ((code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe10 && code <= 0xfe6b)) return single(text[index]!);
  if (code === 0x2236) return ':';
  return text[index]!;
}

function single(character: string): string {
  const normal = character.normalize('NFKC');
  return normal.length === 1 ? normal : character;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function closedBlanks(characters: readonly string[]): ReadonlySet<number> {
  const drop = new Set<number>();
  forEachBlankRun(characters, (from, to) => {
    if (isHan(characters[from - 1]) && isHan(characters[to])) for (let index = from; index < to; index += 1) drop.add(index);
    else dropNumberBlanks(characters, from, to, drop);
  });
  return drop;
}

function layoutBlanks(characters: readonly string[]): ReadonlySet<number> {
  const drop = new Set<number>();
  let lineStart = 0;
  for (let index = 0; index <= characters.length; index += 1) {
    if (index < characters.length && characters[index] !== '\n') continue;
    closeLine(characters, lineStart, index, drop);
    lineStart = index + 1;
  }
  return drop;
}

function closeLine(characters: readonly string[], lineStart: number, lineEnd: number, drop: Set<number>): void {
  let direct = 0;
  let spaced = 0;
  for (let index = lineStart; index + 1 < lineEnd; index += 1) {
    if (!isHan(characters[index])) continue;
    if (isHan(characters[index + 1])) direct += 1;
    else if (isBlank(characters[index + 1]) && isHan(characters[index + 2])) spaced += 1;
  }
  const spacedOut = spaced >= 4 && spaced > direct * 2;
  forEachBlankRun(characters, (from, to) => {
    if (from < lineStart || to > lineEnd) return;
    if (spacedOut) {
      for (let index = to - from === 1 ? from : from + 1; index < to; index += 1) drop.add(index);
    } else dropNumberBlanks(characters, from, to, drop);
  }, lineStart, lineEnd);
}

/** `2025 年 3 月 5 日`, `第 3 次`, `20 人`: blanks between a number and its unit mean nothing. */
function dropNumberBlanks(characters: readonly string[], from: number, to: number, drop: Set<number>): void {
  const before = characters[from - 1] ?? '';
  const after = characters[to] ?? '';
  const tight = (isDigit(before) && '年月日号时点分名人票次个届张份'.includes(after)) || ('年月第'.includes(before) && before !== '' && isDigit(after));
  if (tight && after !== '') for (let index = from; index < to; index += 1) drop.add(index);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1;
}

function forEachBlankRun(characters: readonly string[], action: (from: number, to: number) => void, from = 0, to = characters.length): void {
  let index = from;
  while (index < to) {
    if (!isBlank(characters[index])) {
      index += 1;
      continue;
    }
    const start = index;
    while (index < to && isBlank(characters[index])) index += 1;
    action(start, index);
  }
}
