/** Code points of Word's symbol fonts that forms use as tick boxes, and what they look like. */
const marks: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: { 0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0xa1: '○', 0xa8: '□', 0xd8: '➢', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑' },
  'wingdings 2': { 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa3: '□' },
  symbol: { 0xb7: '•', 0xb4: '×', 0xb8: '÷', 0xb1: '±', 0xa3: '≤', 0xb3: '≥', 0xb0: '°' },
};

/** The character that a symbol of a symbol font shows; empty where it is only an ornament. `code` may lie in F000–F0FF. */
export function symbolText(font: string, code: number): string {
  const plain = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = marks[font.toLowerCase()]?.[plain];
  if (known !== undefined) return known;
  return code < 0xe000 || (code > 0xf8ff && code <= 0xffff) ? String.fromCharCode(code) : '';
}
