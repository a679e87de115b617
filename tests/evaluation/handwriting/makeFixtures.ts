import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { randomFrom, type Random } from '../../../electron/sample/random.ts';
import { pageText } from './pageText.ts';
import { pens, writePage, writerStyle, type Pen, type WriterStyle, type WrittenLine, type WrittenPage } from './writtenPage.ts';

// node tests/evaluation/handwriting/makeFixtures.ts: the folders of B601–B603 in tests/fixtures/rules, scans of books that
// were written with fonts. Headings are printed, as in a book of forms, so that OCR reads who took the minutes.
const root = join(import.meta.dirname, '../../fixtures/rules');
const LINES = 9;
const CHARACTERS = 20;

const print: WriterStyle = { font: 'serif', size: 32, slant: 0, width: 1, step: 1, jitter: 0 };
const style = (font: 'maShanZheng' | 'zhiMangXing', seed: string): WriterStyle => ({ ...writerStyle(font, randomFrom(seed)), size: 36, jitter: 1.3 });
const li = style('maShanZheng', 'b maShanZheng 0');
const zhao = style('zhiMangXing', 'b zhiMangXing 2');
const sun = { ...style('maShanZheng', 'b maShanZheng 4'), slant: 0.2, width: 0.8, step: 1.3 };

interface Sitting {
  readonly month: number;
  readonly recorder: string;
  readonly hand: WriterStyle;
  readonly pen?: Pen;
  readonly end?: readonly WrittenLine[];
}

await book('B601_two-pages-in-another-hand', 'fires', sittings([li, li, li, li, zhao, zhao]));
await book('B601_two-pages-in-another-hand', 'good', sittings([li, li, li, li, li, li]));
await book('B601_two-pages-in-another-hand', 'innocent', sittings([li, li, li, li, li, li]).map((sitting) => (sitting.month > 4 ? { ...sitting, pen: pens.marker } : sitting)));

const three = ['李秀英', '赵德明', '孙玉兰'];
await book('B602_two-recorders-in-one-hand', 'fires', recorders(three, [li, li, zhao]));
await book('B602_two-recorders-in-one-hand', 'good', recorders(three, [li, sun, zhao]));
await book('B602_two-recorders-in-one-hand', 'innocent', recorders(three.slice(0, 2), [li, li]));

const added: readonly WrittenLine[] = ['会议还研究了村级道路养护，由马学军负', '责，六月底前完成，费用从集体收入列支。'].map((text) => ({ text, pen: pens.ballpoint }));
const looked: readonly WrittenLine[] = [{ text: '审阅意见：同意会议决定，抓好落实。', pen: pens.ballpoint }];
await book('B603_last-lines-in-another-pen', 'fires', sittings([li, li]).map((sitting) => (sitting.month === 2 ? { ...sitting, end: added } : sitting)));
await book('B603_last-lines-in-another-pen', 'good', sittings([li, li]));
await book('B603_last-lines-in-another-pen', 'innocent', sittings([li, li]).map((sitting) => ({ ...sitting, end: looked })));

function sittings(hands: readonly WriterStyle[]): readonly Sitting[] {
  return hands.map((hand, index) => ({ month: index + 1, recorder: '李秀英', hand }));
}

function recorders(people: readonly string[], hands: readonly WriterStyle[]): readonly Sitting[] {
  return Array.from({ length: 3 * people.length }, (_, index) => ({ month: index + 1, recorder: people[index % people.length]!, hand: hands[index % people.length]! }));
}

async function book(rule: string, set: string, own: readonly Sitting[]): Promise<void> {
  await writeScan(join(root, rule, set, '东沟村党支部/组织生活/2025年支委会记录本.pdf'), own.map((sitting) => minutes(sitting, randomFrom(`${rule} ${set} ${sitting.month}`))));
}

function minutes({ month, recorder, hand, pen = pens.gel, end = [] }: Sitting, random: Random): WrittenPage {
  const heading = ['东沟村党支部委员会会议记录', `时间：2025年${month}月15日上午9时`, '地点：村部会议室', '主持人：王建国', `记录人：${recorder}`].map((text): WrittenLine => ({ text, style: print }));
  return writePage([...heading, ...pageText(random, LINES, CHARACTERS).map((text) => ({ text })), ...end], hand, pen, random);
}

async function writeScan(file: string, pages: readonly WrittenPage[]): Promise<void> {
  const pdf = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date('2025-12-01T02:00:00Z'), Producer: 'QH ScanJet' } });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const { picture: { width, height, data } } of pages) {
    const size: [number, number] = [(width * 72) / 200, (height * 72) / 200];
    pdf.addPage({ size, margin: 0 });
    pdf.image(await sharp(data, { raw: { width, height, channels: 3 } }).png({ palette: true, colours: 10, dither: 0, compressionLevel: 9 }).toBuffer(), 0, 0, { width: size[0], height: size[1] });
  }
  pdf.end();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await whole);
}
