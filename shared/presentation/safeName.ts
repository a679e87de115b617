/** Longest component of a path: NTFS counts 255 UTF-16 units and ext4 255 bytes; both leave room for a suffix here. */
const COMPONENT_UNITS = 120;
const COMPONENT_BYTES = 240;

const reservedOnWindows = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/iu;

/** Full-width forms of the characters that a file system or a manifest line cannot hold. `%` is escaped in manifests. */
const fullWidth: Readonly<Record<string, string>> = {
  '<': '＜', '>': '＞', ':': '：', '"': '＂', '/': '／', '\\': '＼', '|': '｜', '?': '？', '*': '＊', '%': '％',
};

/**
 * A name that every file system accepts, for one component of a path: NFC, no control, bidi or unpaired surrogate
 * characters, no reserved characters or names of Windows, no blank or dot at either end, within the length limit (the
 * extension is kept). Never empty.
 */
export function safeName(name: string, maxUnits = COMPONENT_UNITS): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, ' ')
    .replace(/[<>:"/\\|?*%]/g, (character) => fullWidth[character] ?? '＿')
    .replace(/\s+/gu, ' ');
  const trimmed = trimEnds(shorten(trimEnds(clean), maxUnits)) || '未命名';
  return reservedOnWindows.test(trimmed) ? `＿${trimmed}` : trimmed;
}

/** The extension of a file name with its dot, lower case, or an empty string: at most 10 letters or digits. */
export function extensionOf(name: string): string {
  return /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0].toLowerCase() ?? '';
}

/** Shortens a name to the limit between whole characters, keeping its extension. */
export function shorten(name: string, maxUnits: number): string {
  if (fits(name, maxUnits)) return name;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  const characters = Array.from(name.slice(0, name.length - extension.length));
  while (characters.length > 1 && !fits(`${characters.join('')}…${extension}`, maxUnits)) characters.pop();
  return `${characters.join('')}…${extension}`;
}

function fits(name: string, maxUnits: number): boolean {
  return name.length <= maxUnits && utf8Length(name) <= COMPONENT_BYTES;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function trimEnds(name: string): string {
  return name.replace(/^\s+|[\s.]+$/gu, '');
}
