/** Stands for a character that is passed over: blanks, quotation marks, brackets, title marks. */
export const skipped = 0;
/** Stands for a character that no term runs across: line ends. */
export const boundary = 0xffff;

/**
 * What each UTF-16 code unit counts as when terms are looked up: full-width forms become half-width, capital letters
 * small, compatibility forms ordinary characters, `○` and `零` in years `〇`, dashes one hyphen; {@link skipped} and
 * {@link boundary} for the rest. One code unit stays one, so that offsets into the original need no second table.
 */
export const foldedCharacters: Uint16Array = makeTable();

/** A form as it is looked up: folded, passed-over characters left out. */
export function foldForm(form: string): string {
  let folded = '';
  for (let index = 0; index < form.length; index += 1) {
    const code = foldedCharacters[form.charCodeAt(index)]!;
    if (code !== skipped && code !== boundary) folded += String.fromCharCode(code);
  }
  return folded;
}

function makeTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code += 1) table[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0;
  for (const [first, last] of [[0x2e80, 0x2fdf], [0xf900, 0xfaff]] as const) for (let code = first; code <= last; code += 1) table[code] = ordinary(code);
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    table[letter.charCodeAt(0)] = letter.toLowerCase().charCodeAt(0);
    table[letter.charCodeAt(0) + 0xfee0] = letter.toLowerCase().charCodeAt(0);
  }
  assign(table, '○◯零', '〇'.charCodeAt(0));
  assign(table, '—–－‐‑―', '-'.charCodeAt(0));
  assign(table, ' \t\u00a0\u3000\u00ad\ufeff\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2060', skipped);
  assign(table, '“”‘’"\'＂＇「」『』〈〉《》【】()（）[]［］〔〕*＊', skipped);
  assign(table, '\n\r\v\f\u0007\u2028\u2029', boundary);
  table[0] = boundary;
  table[boundary] = boundary;
  return table;
}

function assign(table: Uint16Array, characters: string, code: number): void {
  for (let index = 0; index < characters.length; index += 1) table[characters.charCodeAt(index)] = code;
}

function ordinary(code: number): number {
  const normal = String.fromCharCode(code).normalize('NFKC');
  return normal.length === 1 ? normal.charCodeAt(0) : code;
}
