import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeTree } from '../../../electron/files/retry.ts';
import { defaultLimits } from '../../../electron/intake/limits.ts';
import { shippedManifest } from '../../../electron/intake/ocr/modelFiles.ts';
import { createScanReader, type ScanReader } from '../../../electron/intake/ocr/readScan.ts';
import { openScan } from '../../../electron/intake/ocr/pages/openScan.ts';
import { createScanPool, type ScanPool } from '../../../electron/intake/ocr/scanPool.ts';
import { scannedDocument } from '../../../electron/intake/ocr/scannedDocument.ts';
import { textOf } from '../../../shared/reading/documentText.ts';
import { asScanned, characterError, minutesLines, paper, rasterOf, renderPage, seeded } from './renderedPages.ts';

let place: string;
let reader: ScanReader;
let pool: ScanPool;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-ocr-'));
  reader = await createScanReader();
  pool = createScanPool();
});
afterAll(async () => {
  await Promise.all([reader.close(), pool.close()]);
  await removeTree(place);
});

/** The text as a document has it, in reading order. */
async function readText(picture: Uint8Array): Promise<{ readonly text: string; readonly turned: number }> {
  const reading = await reader.read(await rasterOf(picture));
  const { blocks } = scannedDocument({ format: 'png', blocks: [], pictures: [], evidence: { uninformative: {} }, notes: [] }, [{ page: 1, dpi: 200, ...reading }]);
  return { text: textOf(blocks), turned: reading.turned };
}

const truth = minutesLines.join('');

describe('printed pages', () => {
  it('a clean page: at most 0.5 % of the characters are wrong', async () => {
    expect(characterError((await readText(await renderPage({ font: 'serif' }))).text, truth)).toBeLessThanOrEqual(0.005);
  });

  it('askew, soft, noisy, pressed, and upside down: at most 1 %, and it is known which way is up', async () => {
    const page = await asScanned(await renderPage({ font: 'sans' }));
    const { text, turned } = await readText(await sharp(page).rotate(180).toBuffer());
    expect(turned).toBe(180);
    expect(characterError(text, truth)).toBeLessThanOrEqual(0.01);
  });

  it('every character has its own confidence and place, and the crop covers the line', async () => {
    const lines = ['东沟村党支部会议记录', '时间：2024年3月15日'];
    const { lines: found } = await reader.read(await rasterOf(await renderPage({ lines, width: 900, height: 500 })));
    expect(found.map(({ text }) => text)).toEqual(lines);
    for (const { text, sureness, centres, quad } of found) {
      expect([sureness.length, centres.length]).toEqual([text.length, text.length]);
      expect(centres).toEqual(centres.toSorted((a, b) => a - b));
      expect(quad[2] - quad[0]).toBeGreaterThan(text.length * 25);
    }
  });

  it('a page on its side is set upright', async () => {
    const lines = minutesLines.slice(0, 9);
    const side = await sharp(await renderPage({ lines, height: 1200 })).rotate(90).toBuffer();
    const { text, turned } = await readText(side);
    expect(turned).toBe(270);
    expect(characterError(text, lines.join(''))).toBeLessThanOrEqual(0.01);
  });

  it('as a person asks for: turned, evened out where a shade lies over it, looked at more closely', async () => {
    const [width, height] = [700, 260];
    const page = await sharp(await renderPage({ lines: ['　', '研究春季防火工作'], width, height })).linear(0.25, 100).toBuffer();
    const shade = await sharp(Buffer.from(`<svg width="${width}" height="${height}"><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#888"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`)).png().toBuffer();
    const file = join(place, 'pale.png');
    await writeFile(file, await sharp(await sharp(page).composite([{ input: shade, blend: 'multiply' }]).png().toBuffer()).rotate(180).png().toBuffer());
    const outcome = await pool.read({ file, format: 'png', want: 'text', page: 1, how: { turn: 180, contrast: true, side: 640 } });
    expect(outcome).toMatchObject({ ok: true, page: { turned: 180, lines: [{ text: '研究春季防火工作' }] } });
  });
});

describe('bad input ends in a clear outcome, and the next page is read', () => {
  it('a page of noise has no text that counts', async () => {
    const random = seeded(3);
    const noise = Buffer.from(Uint8Array.from({ length: 600 * 600 * 3 }, () => random() * 256));
    expect((await readText(await sharp(noise, { raw: { width: 600, height: 600, channels: 3 } }).png().toBuffer())).text.length).toBeLessThan(6);
  });

  it('a blank page is an empty page', async () => {
    const { lines } = await reader.read(await rasterOf(await renderPage({ lines: ['　'], width: 400, height: 400 })));
    expect(lines).toEqual([]);
  });

  it('a huge page is shrunk to what OCR works on, one beyond all bounds is refused', async () => {
    const huge = await sharp({ create: { width: 12_000, height: 9000, channels: 3, background: '#fff' } }).png().toBuffer();
    const pages = await openScan(huge, 'png', defaultLimits);
    const { raster } = await pages.page(1);
    expect(raster.width * raster.height).toBeLessThanOrEqual(defaultLimits.scanPixels * 1.001);
    expect(raster.width / raster.height).toBeCloseTo(4 / 3, 2);
    await expect((await openScan(huge, 'png', { ...defaultLimits, pixels: 50_000_000 })).page(1)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('a TIFF cut short, a HEIC, a page that is not there', async () => {
    const tiff = await sharp(await renderPage({ lines: ['会议记录'], width: 600, height: 400 })).tiff({ compression: 'lzw' }).toBuffer();
    const jobs = [
      ['cut.tif', tiff.subarray(0, tiff.length >> 1), 'tiff'],
      ['whole.tif', tiff, 'tiff'],
      ['photo.heic', Buffer.from('\0\0\0\x18ftypheic'), 'heic'],
    ] as const;
    const codes: string[] = [];
    for (const [name, bytes, format] of jobs) {
      await writeFile(join(place, name), bytes);
      for (const page of name === 'whole.tif' ? [2, 1] : [1]) {
        const outcome = await pool.read({ file: join(place, name), format, want: 'text', page });
        codes.push(outcome.ok ? (outcome.got === 'text' ? outcome.page.lines.map(({ text }) => text).join() : '') : outcome.code);
      }
    }
    expect(codes).toEqual(['corrupt', 'corrupt', '会议记录', 'unsupported']);
  });
});

describe('models', () => {
  it('that are missing or altered are not used, and it is said which', async () => {
    const own = join(place, 'models');
    await mkdir(own);
    await cp(shippedManifest, join(own, 'manifest.json'));
    const manifest = JSON.parse(await readFile(shippedManifest, 'utf8')) as { package?: string; folder?: string; files: Record<string, { file: string }> };
    const home = join(dirname(findPackageJSON(manifest.package!, import.meta.url)!), manifest.folder!);
    delete manifest.package;
    delete manifest.folder;
    await writeFile(join(own, 'manifest.json'), JSON.stringify(manifest));
    await expect(createScanReader(own)).rejects.toMatchObject({ detail: { code: 'ocr-model-missing' } });
    for (const { file } of Object.values(manifest.files)) await cp(join(home, file), join(own, file));
    await (await createScanReader(own)).close();
    const dictionary = join(own, manifest.files['dictionary']!.file);
    await writeFile(dictionary, (await readFile(dictionary, 'utf8')).replace('村', '村村'));
    await expect(createScanReader(own)).rejects.toMatchObject({ detail: { code: 'ocr-model-altered', path: dictionary } });
    await expect(createScanReader(join(place, 'nowhere'))).rejects.toMatchObject({ detail: { code: 'ocr-model-missing' } });
  });

  it('pages are A4 at 200 dpi', () => {
    expect([Math.round((paper.width / 200) * 25.4), Math.round((paper.height / 200) * 25.4)]).toEqual([210, 297]);
  });
});
