import LineBreaker from 'linebreak';
import type { FontFace, ReportFonts } from './fonts.ts';

/** A stretch of a line that one font face can show. */
export interface Run {
  readonly face: FontFace;
  readonly text: string;
  readonly width: number;
}

/** What a character is replaced by where no font has it. */
export const MISSING_SIGN = '〓';

/**
 * Measures text, breaks it into lines and splits lines into runs of one font face. Breaks follow UAX #14 (no line begins
 * with 。or 》); what has no break opportunity (hashes, paths) is broken anywhere. Characters that no font has are shown as
 * 〓 and counted in `missing`.
 */
export class Typesetter {
  readonly missing = new Map<string, number>();
  readonly #fonts: ReportFonts;

  constructor(fonts: ReportFonts) {
    this.#fonts = fonts;
  }

  /** The lines of a text at a font size within a width, both in points. At least one line. */
  lines(text: string, width: number, size: number, bold = false): readonly string[] {
    const lines: string[] = [];
    for (const paragraph of this.showable(text).split('\n')) this.#breakParagraph(paragraph, (width * 1000) / size, bold, lines);
    return lines;
  }

  /** The runs of one line with their widths in points. */
  runs(line: string, size: number, bold = false): readonly Run[] {
    const runs: { face: FontFace; text: string; width: number }[] = [];
    for (const character of line) {
      const { face, advance } = this.#faceFor(character, bold);
      const last = runs.at(-1);
      if (last?.face === face) {
        last.text += character;
        last.width += (advance * size) / 1000;
      } else runs.push({ face, text: character, width: (advance * size) / 1000 });
    }
    return runs;
  }

  /** The width of one line in points. */
  width(line: string, size: number, bold = false): number {
    return (this.#measure(line, bold) * size) / 1000;
  }

  #breakParagraph(paragraph: string, limit: number, bold: boolean, lines: string[]): void {
    if (this.#measure(paragraph, bold) <= limit) {
      lines.push(paragraph);
      return;
    }
    const breaker = new LineBreaker(paragraph);
    let line = '';
    let used = 0;
    let start = 0;
    for (let opportunity = breaker.nextBreak(); opportunity; opportunity = breaker.nextBreak()) {
      const word = paragraph.slice(start, opportunity.position);
      start = opportunity.position;
      const whole = this.#measure(word, bold);
      if (used + this.#measure(word.trimEnd(), bold) <= limit) {
        line += word;
        used += whole;
        continue;
      }
      if (line !== '') lines.push(line.trimEnd());
      [line, used] = whole <= limit ? [word, whole] : this.#breakAnywhere(word, limit, bold, lines);
    }
    lines.push(line.trimEnd());
  }

  /** Pushes full lines of a word that is wider than a line; returns what is left of it and its width. */
  #breakAnywhere(word: string, limit: number, bold: boolean, lines: string[]): [rest: string, width: number] {
    let line = '';
    let used = 0;
    for (const character of word) {
      const { advance } = this.#faceFor(character, bold);
      if (used + advance > limit && line !== '') {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += character;
      used += advance;
    }
    return [line, used];
  }

  #measure(text: string, bold: boolean): number {
    let width = 0;
    for (const character of text) width += this.#faceFor(character, bold).advance;
    return width;
  }

  #faceFor(character: string, bold: boolean): { readonly face: FontFace; readonly advance: number } {
    const codePoint = character.codePointAt(0) ?? 0;
    const face = bold ? this.#fonts.bold : this.#fonts.regular;
    const advance = face.advance(codePoint);
    if (advance !== null) return { face, advance };
    const fallback = this.#fonts.fallback();
    return { face: fallback, advance: fallback.advance(codePoint) ?? 0 };
  }

  /** Drops what has no shape (controls, direction marks, variation selectors) and replaces what no font has. */
  showable(text: string): string {
    let shown = '';
    for (const character of text.toWellFormed().replace(/\r\n?|\u2028|\u2029/gu, '\n').replaceAll('\t', ' ')) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (character === '\n') shown += character;
      else if (/[\p{Cc}\p{Cf}\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u.test(character)) continue;
      else if (this.#fonts.regular.advance(codePoint) !== null || this.#fonts.fallback().advance(codePoint) !== null) shown += character;
      else {
        this.missing.set(character, (this.missing.get(character) ?? 0) + 1);
        shown += MISSING_SIGN;
      }
    }
    return shown;
  }
}
