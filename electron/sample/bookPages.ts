import { createRequire } from 'node:module';
import { GlobalFonts, createCanvas } from '@napi-rs/canvas';

/** A line of a minute-book. */
export interface BookLine {
  readonly text: string;
  readonly style?: 'title';
}

/** A page as pixels: grey, one byte each. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A4 at about 120 dpi: small files that OCR still reads without a fault. */
const PAGE = { width: 1000, height: 1414, left: 100, top: 120, leading: 50, size: 26, title: 32 };

/** Draws a page of a ruled book, its lines in dark ink; an empty page keeps its rules. */
export function drawPage(lines: readonly BookLine[]): GreyPage {
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'), FONT);
  const { width, height, left, top, leading, size, title } = PAGE;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f4f4';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#dedede';
  for (let y = top + 14; y < height - 60; y += leading) context.fillRect(left - 20, y, width - 2 * left + 40, 1);
  context.fillStyle = '#2a2a2a';
  for (const [index, { text, style }] of lines.entries()) {
    context.font = `${style === 'title' ? title : size}px "${FONT}"`;
    context.fillText(text, style === 'title' ? (width - context.measureText(text).width) / 2 : left, top + index * leading);
  }
  const { data } = context.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index += 1) grey[index] = data[index * 4]!;
  return { width, height, data: grey };
}

const FONT = 'sample book';
