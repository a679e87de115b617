import { createRequire } from 'node:module';
import { GlobalFonts, createCanvas } from '@napi-rs/canvas';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { Raster } from '../../../electron/intake/ocr/raster.ts';

/** Fonts that pages are set in; the last two imitate handwriting. Fonts are not people: they measure the code, not the world. */
const fonts = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  maShanZheng: '@expo-google-fonts/ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf',
  zhiMangXing: '@expo-google-fonts/zhi-mang-xing/400Regular/ZhiMangXing_400Regular.ttf',
} as const;

export type FontName = keyof typeof fonts;

/** A4 at 200 dpi. */
export const paper = { width: 1654, height: 2339 };

/** Invented minutes with the things that are hard to read right: names, dates, counts, brackets, Latin letters. */
export const minutesLines: readonly string[] = [
  '中共清河县柳林乡东沟村支部委员会会议记录',
  '时间：2024年3月15日上午9时30分',
  '地点：村部二楼会议室',
  '主持人：王建国　　记录人：李秀英',
  '应到人数：23人　　实到人数：20人　　缺席：3人',
  '缺席人员：赵德明（外出务工）、孙玉兰（请假）、周福生（住院）',
  '议题：一、传达学习乡党委2024年第一季度党建工作会议精神；',
  '二、讨论确定入党积极分子陈晓梅为发展对象；三、研究春季',
  '防火和人居环境整治有关事项。',
  '王建国：今天召开支部党员大会，主要有三个议题。首先由我传达',
  '乡党委会议精神，会议要求各支部严格落实“三会一课”制度，每月',
  '固定一天开展主题党日活动，会议记录必须当场记、如实记。',
  '李秀英：陈晓梅同志2022年7月1日递交入党申请书，2022年12月',
  '被确定为入党积极分子，一年多来按时参加学习，在疫情防控和秋粮',
  '收购中表现积极，群众反映较好。政审材料已于上周报乡党委审核。',
  '张守田：我同意。小陈在村里做统计员，账目清楚，从没出过差错，',
  '去年防汛连续值守11天，这些大家都看在眼里。',
  '刘桂芳：同意。建议今后多参加村里的调解工作，多和群众打交道。',
  '马学军：东坡路段两侧杂草有半人高，建议清明前组织党员清理一次，',
  '每个党小组包一段，由村委会提供割草机4台、油料60升。',
  '表决情况：应到会有表决权的正式党员21名，实到18名，同意18票，',
  '反对0票，弃权0票。会议一致通过确定陈晓梅同志为发展对象。',
  '决议：1.同意确定陈晓梅同志为发展对象，报乡党委备案；',
  '2.3月28日前完成东坡路段杂草清理，责任人马学军；',
  '3.防火值班自3月20日至5月10日，每天2人，值班表由李秀英编排。',
  '散会时间：上午11时20分',
  '主持人（签字）：王建国　　记录人（签字）：李秀英',
];

export interface PageStyle {
  readonly font?: FontName;
  /** Of the characters, in pixels. */
  readonly size?: number;
  readonly lines?: readonly string[];
  readonly width?: number;
  readonly height?: number;
}

/** A page of text as a PNG, black on white. */
export function renderPage({ font = 'serif', size = 42, lines = minutesLines, width = paper.width, height = paper.height }: PageStyle = {}): Promise<Buffer> {
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(fonts[font]), font);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#111';
  const leading = Math.min(size * 1.75, (height - 240) / lines.length);
  for (const [index, line] of lines.entries()) {
    const title = index === 0 && line.length < 30;
    context.font = `${title ? size * 1.15 : size}px "${font}"`;
    const left = title ? (width - context.measureText(line).width) / 2 : 150;
    context.fillText(line, left, 160 + index * leading);
  }
  return canvas.encode('png');
}

/** As an office scanner would give it back: a little askew, soft, noisy, saved as a JPEG. */
export async function asScanned(page: Buffer, { degrees = 0.8, blur = 0.7, noise = 12, quality = 60 } = {}): Promise<Buffer> {
  const turned = await sharp(page).rotate(degrees, { background: '#f4f2ec' }).flatten({ background: '#f4f2ec' }).blur(blur).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const random = seeded(7);
  for (let index = 0; index < turned.data.length; index += 1) turned.data[index] = Math.max(0, Math.min(255, turned.data[index]! + (random() + random() - 1) * noise * 2));
  return sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: 3 } }).jpeg({ quality }).withMetadata({ density: 200 }).toBuffer();
}

/** A book as a scanner saves it: pictures of pages and no text. */
export async function scannedPdf(pages: readonly Buffer[]): Promise<Buffer> {
  const pdf = new PDFDocument({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const page of pages) {
    pdf.addPage({ size: [360, 396], margin: 0 });
    pdf.image(page, 0, 0, { width: 360, height: 396 });
  }
  pdf.end();
  return whole;
}

export async function rasterOf(picture: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(picture).flatten({ background: '#fff' }).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Share of characters that differ, spaces and the width of punctuation aside (Levenshtein over the length of the truth). */
export function characterError(read: string, truth: string): number {
  const [a, b] = [comparable(read), comparable(truth)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1)! / b.length;
}

function comparable(text: string): string[] {
  return Array.from(text.normalize('NFKC').replace(/[\s\u3000]/g, '').replaceAll('。', '.').replaceAll('、', ',').replace(/[“”"]/g, '"'));
}

/** Mulberry32: the same noise every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
