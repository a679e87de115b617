/** Characters of Chinese and Arabic numerals, for use inside a character class. */
export const numeralClass = '0-9０-９〇零○◯一二三四五六七八九十廿卅百千两壹贰叁肆伍陆柒捌玖拾佰';

/**
 * The whole number that a numeral states: `23`, `２３`, `二十三`, `二〇二五`, `廿五`, `两`, `贰拾叁`; `null` for anything
 * else. Letters that scanners give for digits (`o`, `O`, `l`, `I`) are read as digits next to real ones.
 */
export function parseNumeral(text: string): number | null {
  if (text === '' || /^[oO]+$/.test(text)) return null;
  if (/^[0-9０-９oOlI|]+$/.test(text) && /[0-9０-９]/.test(text)) return Number(arabic(text));
  const units = Array.from(text, (character) => values[character]);
  if (units.some((unit) => unit === undefined)) return null;
  const numbers = units as readonly number[];
  const positional = numbers.every((unit) => unit < 10);
  if (positional) return numbers.length === 1 ? numbers[0]! : numbers.length <= 4 ? Number(numbers.join('')) : null;
  return composed(numbers);
}

/** 23 → 二十三; 0 → 零. For 0–9999. */
export function toChineseNumeral(value: number): string {
  if (value === 0) return '零';
  let text = '';
  let gap = false;
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += '零';
    gap = false;
    text += digit === 1 && unit === 10 && text === '' ? '十' : `${digits[digit]!}${name}`;
  }
  return text;
}

/** 2025 → 二〇二五, digit by digit as years are written. */
export function toChineseDigits(value: number): string {
  return Array.from(String(value), (digit) => digits[Number(digit)]!).join('');
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

const values: Readonly<Record<string, number>> = {
  '〇': 0, '零': 0, '○': 0, '◯': 0, 'O': 0, 'o': 0, '0': 0,
  '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '两': 2,
  '壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
  '十': 10, '拾': 10, '廿': 20, '卅': 30, '百': 100, '佰': 100, '千': 1000,
};

function composed(numbers: readonly number[]): number | null {
  let total = 0;
  let current: number | null = null;
  for (const unit of numbers) {
    if (unit === 20 || unit === 30) {
      if (current) return null;
      total += unit;
      current = null;
    } else if (unit >= 10) {
      total += (current ?? 1) * unit;
      current = null;
    } else {
      if (current) return null;
      current = unit;
    }
  }
  return total + (current ?? 0);
}

function arabic(text: string): string {
  return Array.from(text, (character) => {
    if (character === 'o' || character === 'O') return '0';
    if (character === 'l' || character === 'I' || character === '|') return '1';
    const code = character.charCodeAt(0);
    return code >= 0xff10 ? String.fromCharCode(code - 0xfee0) : character;
  }).join('');
}
