import { randomFrom } from '../../../electron/sample/random.ts';
import { shapeDistance, shapeOf, type Shape } from '../../../shared/handwriting/compareForms.ts';
import { measurePage } from '../../../shared/handwriting/measurePage.ts';
import { meanDistance, twoGroups } from '../../../shared/handwriting/twoGroups.ts';
import type { PageHandwriting } from '../../../shared/model/handwriting.ts';
import { capture, type Capture } from './captures.ts';
import { pageText } from './pageText.ts';
import { pens, writePage, writerStyle, type Pen } from './writtenPage.ts';

// node tests/evaluation/handwriting/measure.ts [writers a font] [pages a writer]: prints what docs/evaluation.md says of
// handwriting. Fonts are not people: the figures compare versions of the code, and are no accuracy.
const [writers, pages] = [Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 8)];

interface Piece {
  readonly font: string;
  readonly writer: string;
  readonly shape: Shape;
  readonly stroke: number;
  readonly writing: PageHandwriting;
}

let silent = 0;

async function piece(font: 'maShanZheng' | 'zhiMangXing', writer: number, page: number, { pen = pens.gel, how = 'scan' }: { readonly pen?: Pen; readonly how?: Capture } = {}): Promise<readonly Piece[]> {
  const random = randomFrom(`measure ${font} ${writer} ${page} ${how} ${pen.extra}`);
  const style = { ...writerStyle(font, randomFrom(`measure ${font} ${writer}`)) };
  const written = await capture(writePage(pageText(random, 9, 20).map((text) => ({ text })), { ...style, jitter: Math.max(1, style.jitter) }, pen, random), how, random);
  const writing = measurePage({ ...written, scale: 1, dpi: 200 });
  const characters = writing?.blocks.reduce((sum, block) => sum + block.characters, 0) ?? 0;
  if (!writing || characters < 100) {
    silent += 1;
    return [];
  }
  return [{ font, writer: `${font} ${writer}`, shape: shapeOf(writing.blocks.map(({ form, characters: weight }) => ({ form, weight }))), stroke: quantile(writing.lines.map(({ stroke }) => stroke), 0.5), writing }];
}

const all: Piece[] = [];
const marked: Piece[] = [];
const photographed: Piece[] = [];
for (const font of ['maShanZheng', 'zhiMangXing'] as const) {
  for (let writer = 0; writer < writers; writer += 1) {
    for (let page = 0; page < pages; page += 1) all.push(...(await piece(font, writer, page)));
    for (let page = 0; page < 2; page += 1) {
      marked.push(...(await piece(font, writer, 100 + page, { pen: pens.marker })));
      photographed.push(...(await piece(font, writer, 200 + page, { how: 'photo' })));
    }
  }
}
console.log(`页 ${all.length}（另有 ${silent} 页不足 100 字或字距太匀而不说）`);

const pairs = all.flatMap((one, index) => all.slice(index + 1).map((other) => ({ one, other, distance: shapeDistance(one.shape, other.shape) })));
const same = pairs.filter(({ one, other }) => one.writer === other.writer).map(({ distance }) => distance);
const sameFont = pairs.filter(({ one, other }) => one.writer !== other.writer && one.font === other.font).map(({ distance }) => distance);
const otherFont = pairs.filter(({ one, other }) => one.font !== other.font).map(({ distance }) => distance);
console.log(`同一写法 ${same.length} 对：中位 ${quantile(same, 0.5).toFixed(4)}，最大 ${Math.max(...same).toFixed(4)}`);
for (const [name, different] of [['同一字体的不同写法', sameFont], ['不同字体', otherFont]] as const) {
  const limit = quantile(same, 0.99);
  console.log(`${name} ${different.length} 对：中位 ${quantile(different, 0.5).toFixed(4)}，等错率 ${percent(equalError(same, different))}；以同一写法的 99% 为界，找出 ${percent(different.filter((distance) => distance > limit).length / different.length)}`);
}

const byWriter = [...Map.groupBy(all, ({ writer }) => writer).values()].filter((own) => own.length >= 6);
console.log(`B601 一人一本：${byWriter.map((own) => ratioOf(own.slice(0, 8)).toFixed(2)).join(' ')}（界限 1.8）`);
for (const font of [true, false]) {
  const mixed = byWriter.flatMap((own) => byWriter.filter((other) => other !== own && (other[0]!.font === own[0]!.font) === font).map((other) => ratioOf([...own.slice(0, 6), ...other.slice(0, 2)])));
  console.log(`B601 6 页加${font ? '同一字体另一写法' : '另一字体'} 2 页：${mixed.filter((ratio) => ratio >= 1.8).length}/${mixed.length} 提示`);
}

const limit = quantile(same, 0.99);
for (const [name, others] of [['换粗笔', marked], ['手机拍照', photographed]] as const) {
  const against = others.flatMap((other) => all.filter(({ writer }) => writer === other.writer).map((own) => ({ distance: shapeDistance(own.shape, other.shape), pen: Math.max(own.stroke, other.stroke) > 1.35 * Math.min(own.stroke, other.stroke), shade: other.writing.capture.shade > 0.05 })));
  console.log(`${name} ${others.length} 页与本人的页 ${against.length} 对：若照比，误判为不同 ${percent(against.filter(({ distance }) => distance > limit).length / against.length)}；因笔画粗细不比 ${percent(against.filter(({ pen }) => pen).length / against.length)}，因光照不匀认作照片 ${percent(against.filter(({ shade }) => shade).length / against.length)}`);
}

function ratioOf(pieces: readonly Piece[]): number {
  const distance = (a: number, b: number) => shapeDistance(pieces[a]!.shape, pieces[b]!.shape);
  const [usual, other] = twoGroups(pieces.length, distance);
  return usual.length < 4 ? 0 : meanDistance(usual, other, distance) / meanDistance(usual, usual, distance);
}

function equalError(alike: readonly number[], different: readonly number[]): number {
  return Math.min(...[...alike, ...different].map((limit) => Math.max(alike.filter((distance) => distance > limit).length / alike.length, different.filter((distance) => distance <= limit).length / different.length)));
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
