import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import { defaultSchemeFile, loadScheme } from '../../../electron/backend/loadData.ts';
import { applyScan } from '../../../electron/backend/ocr/applyScan.ts';
import { enqueueScans } from '../../../electron/backend/ocr/enqueueScans.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import type { ScannedPage } from '../../../shared/model/scan.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { person, temporaryFolder } from '../library/sampleFiles.ts';
import { scannedPdf } from '../ocr/renderedPages.ts';

export interface BookTownship {
  readonly library: Library;
  readonly scheme: Scheme;
  readonly source: string;
}

/** A page of lines as OCR gives it back, without running it: 40 pixels a line on a page of 1000. */
export function pageOf(page: number, lines: readonly string[]): ScannedPage {
  return {
    page, width: 800, height: 1000, dpi: null, turned: 0,
    lines: lines.map((text, index) => {
      const [left, top, right, bottom] = [80, 60 + index * 60, 80 + text.length * 30, 100 + index * 60];
      return { text, quad: [left, top, right, top, right, bottom, left, bottom], confidence: 0.98, sureness: Array.from(text, () => 98), centres: Array.from(text, (_, at) => at * 30 + 15) };
    }),
  };
}

/** Minutes of a meeting of some lines. */
export function minutesOn(date: string, more: readonly string[] = []): readonly string[] {
  return ['东沟村党支部委员会会议记录', `时间：${date}上午9时`, '地点：村部会议室', '主持人：王建国', '记录人：李秀英', '应到5人，实到5人', '议题：研究清渠', ...more];
}

/** A library with a scanned book (`东沟村/会议/记录本.pdf`) and photographed pages (`东沟村/手机/IMG_1.jpg` …) that OCR has read like this. */
export async function bookTownship(scan: readonly (readonly string[])[], photos: readonly (readonly string[])[]): Promise<BookTownship> {
  const folder = await temporaryFolder();
  const source = join(folder, 'source');
  const blot = (seed: number) => sharp({ create: { width: 200 + seed, height: 250, channels: 3, background: '#efece0' } }).jpeg().toBuffer();
  const files: Record<string, Buffer> = {};
  if (scan.length > 0) files['东沟村/会议/记录本.pdf'] = await scannedPdf(await Promise.all(scan.map((_, index) => blot(index))));
  for (const index of photos.keys()) files[`东沟村/手机/IMG_${index + 1}.jpg`] = await blot(40 + index);
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(source, path)), { recursive: true });
    await writeFile(join(source, path), bytes);
  }
  const scheme = await loadScheme();
  const library = await openLibrary(join(folder, 'library'), { ...person, create: true });
  await importFolder({ library, folder: source, schemeFile: defaultSchemeFile });
  enqueueScans(library);
  for (const item of library.items.list()) {
    const pages = item.format === 'pdf' ? scan : [photos[Number(/\d+/.exec(item.path.split('/').at(-1)!)![0]) - 1]!];
    library.change('ocr-page', item.path, ({ ocr }) => {
      ocr.setPages(item.sha256!, pages.map((_, index) => index + 1));
      for (const [index, lines] of pages.entries()) ocr.putPage(item.sha256!, pageOf(index + 1, lines), 'test');
    });
    applyScan(library, scheme, item.sha256!);
  }
  fileLibrary(library, scheme);
  return { library, scheme, source };
}
