import { codePageName } from '../encoding.ts';

/** Turns the bytes and numbered characters of RTF into text: by the font's character set, else by the document's code page. */
export class RtfDecoder {
  /** Characters that could not be decoded. */
  lost = 0;
  private codePage = 1252;
  private readonly fonts = new Map<number, number>();
  private readonly decoders = new Map<string, InstanceType<typeof TextDecoder>>();

  /** The document's own encoding. */
  get encoding(): string {
    return codePageName(this.codePage) ?? 'windows-1252';
  }

  setCodePage(codePage: number): void {
    if (codePageName(codePage) !== null) this.codePage = codePage;
  }

  /** `\fcharset` of a font. */
  setFont(font: number, charset: number): void {
    const codePage = charsets[charset];
    if (codePage !== undefined) this.fonts.set(font, codePage);
  }

  decode(bytes: Uint8Array, font: number): string {
    if (!bytes.some((byte) => byte >= 0x80)) return Buffer.from(bytes).toString('latin1');
    const name = codePageName(this.fonts.get(font) ?? this.codePage) ?? 'windows-1252';
    let decoder = this.decoders.get(name);
    if (!decoder) this.decoders.set(name, (decoder = new TextDecoder(name)));
    const text = decoder.decode(bytes);
    if (text.includes('\uFFFD')) this.lost += text.split('\uFFFD').length - 1;
    return text;
  }
}

/**
 * `\fcharset` → Windows code page. 0 (ANSI) and 1 (default) are left out: in a Chinese document their high bytes are GBK all the same.
 */
const charsets: Readonly<Record<number, number>> = { 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250 };

/** Control words that stand for a character. */
export const rtfCharacters: Readonly<Record<string, string>> = {
  tab: '\t', line: '\n', lbr: '\n', '~': '\u00a0', _: '-', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•',
  emspace: '\u2003', enspace: '\u2002', qmspace: '\u2005', column: '\n', nestcell: '\t', nestrow: '\n',
};

/** Destinations whose content is no text of the document. `\*` makes any unknown one such. */
export const ignoredDestinations: ReadonlySet<string> = new Set([
  'colortbl', 'fldinst', 'sn', 'sv', 'nonshppict', 'nonesttables', 'xe', 'tc', 'txe', 'rxe', 'datafield', 'objdata', 'objclass', 'objname', 'filetbl', 'revtbl',
  'ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn', 'atnid', 'atnauthor', 'annotation', 'listtable', 'listoverridetable', 'rsidtbl', 'mmathPr', 'template', 'do',
]);

/** Destinations that a `\*` announces and that still hold text or pictures of the document. */
export const entered: ReadonlySet<string> = new Set(['shppict', 'shpinst', 'generator', 'company']);
