import sharp from 'sharp';
import { fontFile } from './formats/pdf.ts';
import type { Random } from './random.ts';

/** A sign-in sheet as a scanned page: printed title, ruled lines, one name a line, slightly askew on greyish paper. */
export async function scanSignInSheet(random: Random, lines: readonly string[], names: readonly string[]): Promise<Uint8Array> {
  const width = 900;
  const rowHeight = 54;
  const top = 130 + lines.length * 44;
  const rows = Math.ceil(names.length / 2);
  const height = Math.max(1200, top + (rows + 2) * rowHeight);
  const rules = Array.from({ length: rows + 1 }, (_, row) => `<line x1="70" x2="830" y1="${top + row * rowHeight}" y2="${top + row * rowHeight}" stroke="#333" stroke-width="2"/>`);
  const columns = [70, 160, 450, 540, 830].map((x) => `<line x1="${x}" x2="${x}" y1="${top}" y2="${top + rows * rowHeight}" stroke="#333" stroke-width="2"/>`);
  const grid = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f3f1ea"/>${rules.join('')}${columns.join('')}</svg>`;
  const left = names.filter((_, index) => index % 2 === 0);
  const right = names.filter((_, index) => index % 2 === 1);
  const numbers = (from: number): string[] => left.map((_, index) => String(index * 2 + from)).slice(0, from === 1 ? left.length : right.length);
  const texts = [
    { input: await printed(lines, 26, 12), left: 90, top: 50 },
    { input: await printed(numbers(1), nameSize, nameSpacing), left: 105, top: top + 10 },
    { input: await printed(left, nameSize, nameSpacing), left: 200 + random.int(0, 40), top: top + 10 },
    ...(right.length > 0 ? [{ input: await printed(numbers(2), nameSize, nameSpacing), left: 485, top: top + 10 }, { input: await printed(right, nameSize, nameSpacing), left: 580 + random.int(0, 40), top: top + 10 }] : []),
  ];
  const page = await sharp(Buffer.from(grid)).composite(texts).png().toBuffer();
  return sharp(page).rotate(random.int(-12, 12) / 10, { background: '#dedbd2' }).jpeg({ quality: 62 }).withExif({ IFD0: { Make: 'QINGHE', Model: 'QH ScanJet 200' } }).toBuffer();
}

// Noto Sans SC sets a line 1.448 times its size; with this spacing a line of names is as high as a row.
const nameSize = 25;
const nameSpacing = 18;

function printed(lines: readonly string[], size: number, spacing: number): Promise<Buffer> {
  return sharp({ text: { text: `<span foreground="#1d2340">${lines.join('\n')}</span>`, font: `Noto Sans SC ${size}`, fontfile: fontFile, rgba: true, dpi: 72, spacing } }).png().toBuffer();
}
