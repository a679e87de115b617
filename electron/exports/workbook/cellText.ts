/** The longest text a cell of the format holds. */
const CELL_CHARACTERS = 32_767;

/**
 * Text as a cell can hold it: no control characters (line feeds stay), whole surrogate pairs, at most 32,767 UTF-16 units
 * with a note where it was cut.
 */
export function cellText(text: string): string {
  // U+FFFE and U+FFFF are no XML characters either; `_x000D_` would be read back as an escape.
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, '')
    .replace(/_(x[0-9A-Fa-f]{4}_)/g, '_x005F_$1');
  if (clean.length <= CELL_CHARACTERS) return clean;
  return `${clean.slice(0, CELL_CHARACTERS - 12).toWellFormed().replace(/\uFFFD$/, '')}……（已截断）`;
}

/** Whether a spreadsheet program would take the text for a formula if a person re-entered it. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}
