import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '../../electron/files/retry.ts';
import { asScanned, characterError, minutesLines, renderPage, type FontName } from '../integration/ocr/renderedPages.ts';
import type { BenchRow } from './benchRow.ts';
import { costOf } from './processTree.ts';

const THREADS = 2;

/** A4 pages at 200 dpi: time, memory and errors of OCR; printed ones clean and as scanned, handwriting fonts for the record. */
export async function run(root: string): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'danghe-bench-ocr-'));
  try {
    const pages: { readonly name: string; readonly file: string; readonly budget: number | null }[] = [];
    const add = async (name: string, ending: string, bytes: Buffer, budget: number | null) => {
      const file = join(folder, `${pages.length}.${ending}`);
      await writeFile(file, bytes);
      pages.push({ name, file, budget });
    };
    for (const [font, name] of [['serif', '宋体'], ['sans', '黑体']] as const satisfies readonly (readonly [FontName, string])[]) {
      const page = await renderPage({ font });
      await add(`${name}，清楚`, 'png', page, 0.5);
      await add(`${name}，歪斜、模糊、有噪点、JPEG`, 'jpg', await asScanned(page), 1);
      await add(`${name}，更歪更糊（2°，JPEG 40）`, 'jpg', await asScanned(page, { degrees: 2, blur: 1, noise: 18, quality: 40 }), 1);
    }
    for (const [font, name] of [['maShanZheng', '仿手写：马善政楷书'], ['zhiMangXing', '仿手写：志莽行书']] as const satisfies readonly (readonly [FontName, string])[]) await add(name, 'png', await renderPage({ font }), null);
    const answer = join(folder, 'answer.json');
    const cost = await costOf(['tests/bench/ocrLoop.ts', answer, ...pages.map(({ file }) => file), ...pages.slice(0, 4).map(({ file }) => file)], root);
    const read = JSON.parse(await readFile(answer, 'utf8')) as readonly { readonly text: string; readonly cpuMilliseconds: number; readonly wallMilliseconds: number }[];
    const cpu = read.slice(1, pages.length).map(({ cpuMilliseconds }) => cpuMilliseconds).sort((a, b) => a - b);
    const usual = cpu[cpu.length >> 1]! / 1000;
    return [
      { name: '识别一页 A4（200 dpi）：CPU，中位数', value: usual, unit: '秒', budget: null },
      { name: '　两个线程都有核可用时约合', value: usual / THREADS, unit: '秒', budget: 1.3 },
      { name: `　内存峰值（${read.length} 页）`, value: cost.peakMegabytes, unit: 'MB', budget: 800 },
      ...pages.map(({ name, budget }, index): BenchRow => ({ name: `字错率：${name}`, value: characterError(read[index]!.text, minutesLines.join('')) * 100, unit: '%', budget })),
    ];
  } finally {
    await removeTree(folder);
  }
}
