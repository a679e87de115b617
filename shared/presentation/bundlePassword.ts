/** 7-Zip takes no more than 99 bytes in this format. */
export const passwordLength = { least: 8, most: 99 } as const;

/** How good a password for a bundle is; `refused` ones are not taken. */
export interface PasswordHint {
  readonly level: 'refused' | 'weak' | 'fair' | 'good';
  readonly text: string;
}

/** Below these a password is called weak, below the second fair. Bits that a guess by pattern leaves, not a promise. */
const WEAK_BITS = 48;
const FAIR_BITS = 65;

/**
 * Judges a password: letters, digits and signs of ASCII alone, because unpacking programs differ in how they write
 * Chinese characters as bytes; and how many guesses it would take, seen generously to the one who guesses.
 */
export function passwordHint(password: string): PasswordHint {
  if (!/^[\x20-\x7e]*$/.test(password)) return { level: 'refused', text: '只用英文字母、数字和半角符号：各种解压软件对汉字密码的处理不一样，可能打不开。' };
  if (password.length < passwordLength.least) return { level: 'refused', text: `至少 ${passwordLength.least} 位，现在 ${password.length} 位。` };
  if (password.length > passwordLength.most) return { level: 'refused', text: `最多 ${passwordLength.most} 位。` };
  const bits = bitsOf(password);
  if (bits < WEAK_BITS) return { level: 'weak', text: '较弱：容易被猜到。电话、生日、连续或重复的字符都不算数，建议再长一些，字母、数字、符号混用。' };
  if (bits < FAIR_BITS) return { level: 'fair', text: '中等：可以使用。再加几个字符会更稳妥。' };
  return { level: 'good', text: '较强。请另外告诉接收人（如打电话），不要和文件放在一起。' };
}

/** Repeated characters, runs (1234, abcd, qwer), dates and telephone numbers count as one or few. */
function bitsOf(password: string): number {
  const shortened = password
    .toLowerCase()
    .replace(/(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])/g, '#')
    .replace(/1[3-9]\d{9}/g, '##')
    .replace(/password|passw0rd|admin|qwerty|asdf|zxcv|dangjian|danghe|dangan/g, '#');
  let counted = 0;
  for (const [index, character] of Array.from(shortened).entries()) {
    const step = index === 0 ? 99 : character.codePointAt(0)! - shortened.codePointAt(index - 1)!;
    counted += Math.abs(step) <= 1 ? 0.25 : shortened.indexOf(character) < index ? 0.7 : 1;
  }
  const pool = (/[a-z]/.test(password) ? 26 : 0) + (/[A-Z]/.test(password) ? 26 : 0) + (/\d/.test(password) ? 10 : 0) + (/[^a-zA-Z0-9]/.test(password) ? 20 : 0);
  return counted * Math.log2(pool);
}
