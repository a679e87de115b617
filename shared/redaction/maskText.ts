/** What is hidden in a redacted bundle. */
export type Hidden = 'identity' | 'phone' | 'device' | 'number';

/** What stands in the place of a number; the same words for all, so that nothing of it can be guessed. */
export const hiddenMarks: Readonly<Record<Hidden, string>> = {
  identity: '〔证件号码已隐去〕', phone: '〔电话号码已隐去〕', device: '〔设备编号已隐去〕', number: '〔长号码已隐去〕',
};

const digit = '[0-9０-９]';
const gap = '[ \\u3000\\-－—]?';
const parts = {
  /** Check sums and identifiers of the program: digits in them are no numbers of a person. */
  kept: '[0-9a-f]{32,}',
  labelledDevice: '(?:IMEI|MEID|序列号|设备(?:编号|号|ID)|机身(?:编号|号)|S/N)\\s*[:：#]?\\s*[0-9A-Za-z\\-]{6,}',
  mac: '(?<![0-9A-Fa-f])[0-9A-Fa-f]{2}(?:[:\\-][0-9A-Fa-f]{2}){5}(?![0-9A-Fa-f])',
  /** 18 or 15 digits of an identity number, also in groups. */
  identity: `(?<!${digit})${digit}{6}${gap}(?:[1１][89８９]|[2２][0０])${digit}{2}${gap}[01０１]${digit}${gap}?[0-3０-３]${digit}${gap}${digit}{3}[0-9０-９XxＸｘ](?!${digit})`,
  labelledPhone: `(?:电话|手机|联系方式|传真|Tel|TEL|tel)(?:号码|号)?\\s*[:：]?\\s*(?:${digit}{3,4}${gap})?${digit}{7,8}(?!${digit})`,
  mobile: `(?<!${digit})(?:[+＋]?86${gap})?1[3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4}(?!${digit})|(?<!${digit})１[3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4}(?!${digit})`,
  landline: `(?<!${digit})[0０]${digit}{2,3}[\\-－ ]${digit}{7,8}(?!${digit})`,
  /** What is left of a number that was cut, a bank card, a social credit number made of digits. */
  long: `(?<!${digit})${digit}{11,}[XxＸｘ]?`,
} as const;
const pattern = new RegExp(Object.entries(parts).map(([name, part]) => `(?<${name}>${part})`).join('|'), 'g');

/** Day and time as cameras and programs write them (20250312143055), and milliseconds since 1970 (13 digits). */
const moment = /^(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3,9}|1[4-9]\d{11})$/;

/**
 * Hides identity numbers, telephone numbers, device numbers and other long numbers in a text. Dates, document numbers,
 * archive numbers and check sums stay.
 *
 * @param onHidden told once for each number that was hidden
 */
export function maskText(text: string, onHidden?: (what: Hidden) => void): string {
  if (!/[0-9０-９]/.test(text)) return text;
  return text.replace(pattern, (...matched) => {
    const found = matched[0];
    const groups = matched.at(-1) as Readonly<Record<keyof typeof parts, string | undefined>>;
    if (groups.kept !== undefined) return found;
    if (groups.long !== undefined && moment.test(found)) return found;
    const what: Hidden = groups.identity !== undefined ? 'identity' : groups.mac !== undefined || groups.labelledDevice !== undefined ? 'device' : groups.long === undefined ? 'phone' : /^.{15}$|^.{18}$/.test(found) ? 'identity' : 'number';
    onHidden?.(what);
    return hiddenMarks[what];
  });
}
