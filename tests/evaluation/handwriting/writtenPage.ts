import { createRequire } from 'node:module';
import { GlobalFonts, createCanvas } from '@napi-rs/canvas';
import type { Random } from '../../../electron/sample/random.ts';
import type { ColourPicture } from '../../../shared/handwriting/inkPicture.ts';
import type { ScannedLine } from '../../../shared/model/scan.ts';

/** Fonts that imitate handwriting. Fonts are not people: pages set in them measure the code, not the world. */
const fonts = {
  maShanZheng: '@expo-google-fonts/ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf',
  zhiMangXing: '@expo-google-fonts/zhi-mang-xing/400Regular/ZhiMangXing_400Regular.ttf',
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const;

export type HandFont = keyof typeof fonts;

/** How one writer writes; lengths are shares of the character's size. */
export interface WriterStyle {
  readonly font: HandFont;
  /** Pixels. */
  readonly size: number;
  readonly slant: number;
  /** How wide the characters are. */
  readonly width: number;
  /** From one character to the next. */
  readonly step: number;
  /** How far size, place and turn of a character stray, and how much its strokes tremble. */
  readonly jitter: number;
}

export interface Pen {
  readonly colour: string;
  /** Pixels added to the strokes of the font. */
  readonly extra: number;
}

export const pens = { gel: { colour: '#1b1b22', extra: 0.6 }, ballpoint: { colour: '#23357d', extra: 0 }, marker: { colour: '#141414', extra: 2.1 } } as const satisfies Readonly<Record<string, Pen>>;

/** A writer's style, drawn at random around the font's own. */
export function writerStyle(font: HandFont, random: Random): WriterStyle {
  const between = (low: number, high: number): number => low + random.next() * (high - low);
  return { font, size: Math.round(between(34, 44)), slant: between(-0.22, 0.16), width: between(0.84, 1.16), step: between(0.98, 1.22), jitter: between(0.7, 1.3) };
}

export interface WrittenLine {
  readonly text: string;
  /** Another pen, or another writer, than the page's. */
  readonly pen?: Pen;
  readonly style?: WriterStyle;
}

export interface WrittenPage {
  readonly picture: ColourPicture;
  /** What a faultless OCR would give. */
  readonly lines: readonly ScannedLine[];
}

const MARGIN = 90;
const LEADING = 1.75;

/** Writes lines on ruled paper, at 200 dots an inch. The same seed gives the same page. */
export function writePage(texts: readonly WrittenLine[], style: WriterStyle, pen: Pen, random: Random, { rules = true, columns = 1 } = {}): WrittenPage {
  const leading = Math.round(42 * LEADING);
  const rows = Math.ceil(texts.length / columns);
  const longest = Math.max(...texts.map(({ text, style: own }) => Array.from(text).length * (own ?? style).size * (own ?? style).step));
  const columnWidth = Math.ceil(longest + 70);
  const [width, height] = [2 * MARGIN + columnWidth * columns, 2 * MARGIN + leading * rows];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f7f6f1';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#c9d3dd';
  if (rules) for (let row = 0; row < rows; row += 1) context.fillRect(MARGIN / 2, MARGIN + row * leading + leading - 12, width - MARGIN, 2);
  const lines = texts.map(({ text, pen: ownPen, style: ownStyle }, index): ScannedLine => {
    const { font, size, slant, width: stretch, step, jitter } = ownStyle ?? style;
    const { colour, extra } = ownPen ?? pen;
    register(font);
    context.font = `${size}px "${font}"`;
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = extra;
    context.lineJoin = 'round';
    const stray = (share: number): number => (random.next() + random.next() - 1) * share * jitter;
    const [row, column] = [index % rows, Math.floor(index / rows)];
    const [begin, base] = [MARGIN + column * columnWidth + stray(14), MARGIN + row * leading + leading - 18 + stray(3)];
    const drift = stray(0.012);
    let along = 0;
    const centres: number[] = [];
    for (const character of Array.from(text)) {
      const scale = 1 + stray(0.1);
      const half = /[\p{Script=Han}，。；：、（）“”]/u.test(character) ? 1 : 0.6;
      context.save();
      context.transform(stretch * scale, stray(0.06), -(slant + stray(0.07)), scale, begin + along + stray(0.05) * size, base + along * drift + stray(0.09) * size);
      context.fillText(character, 0, 0);
      if (extra > 0) context.strokeText(character, 0, 0);
      context.restore();
      centres.push(Math.round(along + (size * stretch * half) / 2));
      along += size * step * half * stretch * (1 + stray(0.5));
    }
    const [left, right, top, bottom] = [Math.round(begin - 4), Math.round(begin + along + 4), Math.round(base - size * 0.95), Math.round(base + size * 0.25)];
    const length = Array.from(text).length;
    return { text, quad: [left, top, right, top, right, bottom, left, bottom], confidence: 0.95, sureness: Array.from({ length }, () => 95), centres };
  });
  const { data } = context.getImageData(0, 0, width, height);
  const plain = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index += 1) for (let channel = 0; channel < 3; channel += 1) plain[index * 3 + channel] = data[index * 4 + channel]!;
  return { picture: trembled({ width, height, data: plain }, random, style.jitter), lines };
}

/** Strokes of no two characters are quite the same: the page is drawn over a sheet that is pulled about a little. */
function trembled({ width, height, data }: ColourPicture, random: Random, strength: number): ColourPicture {
  const cell = 14;
  const [across, down] = [Math.ceil(width / cell) + 2, Math.ceil(height / cell) + 2];
  const pull = Float32Array.from({ length: across * down * 2 }, () => (random.next() + random.next() - 1) * 1.9 * strength);
  const moved = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const [row, fy] = [Math.floor(y / cell), (y % cell) / cell];
    for (let x = 0; x < width; x += 1) {
      const [column, fx] = [Math.floor(x / cell), (x % cell) / cell];
      const at = (row * across + column) * 2;
      const pulled = (side: 0 | 1): number => (pull[at + side]! * (1 - fx) + pull[at + 2 + side]! * fx) * (1 - fy) + (pull[at + 2 * across + side]! * (1 - fx) + pull[at + 2 * across + 2 + side]! * fx) * fy;
      const [sx, sy] = [Math.min(width - 1.001, Math.max(0, x + pulled(0))), Math.min(height - 1.001, Math.max(0, y + pulled(1)))];
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      const [rx, ry] = [sx - left, sy - top];
      for (let channel = 0; channel < 3; channel += 1) {
        const from = (top * width + left) * 3 + channel;
        moved[(y * width + x) * 3 + channel] = (data[from]! * (1 - rx) + data[from + 3]! * rx) * (1 - ry) + (data[from + width * 3]! * (1 - rx) + data[from + width * 3 + 3]! * rx) * ry;
      }
    }
  }
  return { width, height, data: moved };
}

const registered = new Set<HandFont>();

function register(font: HandFont): void {
  if (registered.has(font)) return;
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(fonts[font]), font);
  registered.add(font);
}
