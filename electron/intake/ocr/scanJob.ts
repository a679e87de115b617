import sharp from 'sharp';
import { DangheError } from '../../../shared/model/errors.ts';
import { readKept, sizeOfKept } from '../../files/keptFile.ts';
import { errorCode } from '../../files/retry.ts';
import type { ReadLimits } from '../limits.ts';
import { ReadFailure } from '../readFailure.ts';
import { measureWriting } from './measureWriting.ts';
import { openScan } from './pages/openScan.ts';
import { threeChannels } from './pages/picturePages.ts';
import type { ScanPages } from './pages/scanPages.ts';
import { turnRaster, type Raster } from './raster.ts';
import { createScanReader, type ScanReader } from './readScan.ts';
import type { ScanJob, ScanOutcome } from './scanMessages.ts';

let models: { readonly folder: string | undefined; readonly reader: Promise<ScanReader> } | null = null;
/** The file of the last job stays open: its next page usually follows. */
let scan: { readonly file: string; readonly pages: ScanPages } | null = null;

/** Reads one page, gives its picture, or counts the pages. Every ordinary failure is an outcome. */
export async function scanJob(job: ScanJob, limits: ReadLimits): Promise<ScanOutcome> {
  try {
    const pages = await open(job, limits);
    if (job.want === 'count') return { ok: true, got: 'count', pages: pages.count };
    if (job.page < 1 || job.page > pages.count) throw new ReadFailure('corrupt', `没有第 ${job.page} 页`);
    if (job.want === 'picture') return { ok: true, got: 'picture', jpeg: await toJpeg(turnRaster((await pages.page(job.page, job.side)).raster, job.turned), job.side) };
    const { raster, dpi } = await pages.page(job.page);
    if (job.want === 'writing') return { ok: true, got: 'writing', writing: await measureWriting(turnRaster(raster, job.turned), job.lines, dpi) };
    const reader = await readerFor(job.models);
    const reading = await reader.read(job.how?.contrast ? await evened(raster) : raster, job.how);
    return { ok: true, got: 'text', page: { page: job.page, dpi, ...reading }, engine: reader.id, writing: await measureWriting(turnRaster(raster, reading.turned), reading.lines, dpi) };
  } catch (error) {
    if (error instanceof DangheError) return { ok: false, code: 'unavailable', error: error.detail };
    if (error instanceof ReadFailure) return { ok: false, code: error.code, ...(error.detail === undefined ? {} : { detail: error.detail }) };
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EPERM') return { ok: false, code: 'access-denied', detail: code };
    return { ok: false, code: 'reader-crashed', detail: error instanceof Error ? error.message.slice(0, 300) : String(error) };
  }
}

async function open({ format, ...kept }: Pick<ScanJob, 'file' | 'seal' | 'format'>, limits: ReadLimits): Promise<ScanPages> {
  const { file } = kept;
  if (scan?.file === file) return scan.pages;
  const before = scan;
  scan = null;
  await before?.pages.close();
  if ((await sizeOfKept(kept)) > limits.fileBytes) throw new ReadFailure('too-large');
  const pages = await openScan(await readKept(kept), format, limits);
  scan = { file, pages };
  return pages;
}

/** Tiles of the page are evened out each by itself (CLAHE), so that a shade across it goes. */
async function evened({ data, width, height }: Raster): Promise<Raster> {
  const tile = Math.max(16, Math.round(Math.min(width, height) / 8));
  const even = await sharp(data, { raw: { width, height, channels: 3 } }).greyscale().clahe({ width: tile, height: tile, maxSlope: 4 }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { width, height, data: threeChannels(even.data, even.info.channels) };
}

function toJpeg({ data, width, height }: Raster, side?: number): Promise<Uint8Array> {
  const picture = sharp(data, { raw: { width, height, channels: 3 } });
  return (side === undefined ? picture : picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })).jpeg({ quality: side === undefined ? 80 : 70 }).toBuffer();
}

function readerFor(folder: string | undefined): Promise<ScanReader> {
  if (models?.folder !== folder || models === null) {
    const before = models;
    models = { folder, reader: createScanReader(folder) };
    void before?.reader.then((reader) => reader.close());
  }
  const { reader } = models;
  // Models that could not be loaded are tried anew: a person may have put them back.
  reader.catch(() => (models = null));
  return reader;
}
