import { createRequire } from 'node:module';
import { type Font, type Glyph, openSync } from 'fontkit';

/** One font face: the parsed font that pdfkit embeds, and the width of each character it has. */
export interface FontFace {
  readonly name: 'regular' | 'bold' | 'fallback';
  readonly font: Font;
  /** Advance in thousandths of the font size; `null` where the font has no such character. */
  advance(codePoint: number): number | null;
}

export interface ReportFonts {
  readonly regular: FontFace;
  readonly bold: FontFace;
  /** For characters that the sans face lacks; opened only when one is met. */
  readonly fallback: () => FontFace;
}

const files = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  fallback: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
} as const;

/** Opens the fonts that the program ships; system fonts are never used, so that a report looks the same everywhere. */
export function loadFonts(): ReportFonts {
  let fallback: FontFace | undefined;
  return { regular: openFace('regular'), bold: openFace('bold'), fallback: () => (fallback ??= openFace('fallback')) };
}

function openFace(name: FontFace['name']): FontFace {
  const font = openSync(createRequire(import.meta.url).resolve(files[name]));
  const glyphs = new Map<number, Glyph | null>();
  const glyphOf = (codePoint: number): Glyph | null => {
    let glyph = glyphs.get(codePoint);
    if (glyph === undefined) {
      glyph = font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint) : null;
      glyphs.set(codePoint, glyph);
    }
    return glyph;
  };
  // Chinese set horizontally needs one glyph a character and no shaping; fontkit's full layout costs fifty times as much.
  font.layout = (text) => {
    const run = Array.from(text, (character) => glyphOf(character.codePointAt(0) ?? 0)).filter((glyph) => glyph !== null);
    return {
      glyphs: run,
      positions: run.map((glyph) => ({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })),
      advanceWidth: run.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
    };
  };
  const scale = 1000 / font.unitsPerEm;
  return { name, font, advance: (codePoint) => { const glyph = glyphOf(codePoint); return glyph === null ? null : glyph.advanceWidth * scale; } };
}
