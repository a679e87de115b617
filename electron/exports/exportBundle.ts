import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundleNames, receiptName } from '../../shared/presentation/bundleNames.ts';
import { bundlePaths } from '../../shared/presentation/bundlePaths.ts';
import type { Ledgers } from '../../shared/presentation/ledgers.ts';
import { reportTables } from '../../shared/presentation/reportTables.ts';
import { DangheError } from '../../shared/model/errors.ts';
import type { Report } from '../../shared/model/report.ts';
import { hashFile } from '../files/durable.ts';
import type { KeptOriginal } from '../files/keptFile.ts';
import { errorCode, removeTree, renameWithRetry } from '../files/retry.ts';
import { copyOriginals, type PlannedCopy } from './bundle/copyOriginals.ts';
import { asWriteError } from './bundle/writeErrors.ts';
import { manifestHash, type PayloadFile } from './bundle/manifest.ts';
import { writeEvents } from './bundle/writeEvents.ts';
import { writeOriginalsList } from './bundle/writeOriginalsList.ts';
import { writeReportJson } from './bundle/writeReportJson.ts';
import { sm3OfFiles } from './bundle/sm3.ts';
import { writeTagFiles } from './bundle/writeTagFiles.ts';
import { eventMark } from './pdf/eventMark.ts';
import type { MergedSource } from './merged/mergedSource.ts';
import { writeMergedPdfs } from './merged/writeMergedPdfs.ts';
import { loadFonts } from './pdf/fonts.ts';
import { writeCatalogue } from './pdf/catalogue/writeCatalogue.ts';
import { writeLabels } from './pdf/catalogue/writeLabels.ts';
import { writeInspectionReport } from './pdf/inspectionReport.ts';
import { writePropertiesReport } from './pdf/propertiesReport.ts';
import { writeReceipt } from './pdf/receipt.ts';
import type { CataloguePlace } from './pdf/sections/reportContext.ts';
import { writeReadingPage } from './readingPage/writeReadingPage.ts';
import { writeWorkbook } from './workbook/writeWorkbook.ts';

/** Everything that goes into a bundle. */
export interface BundleInput extends Ledgers {
  readonly report: Report;
  /** The registered originals: which item, its SHA-256, and where its bytes lie (absolute path). */
  readonly originals: readonly (KeptOriginal & { readonly itemPath: string; readonly sha256: string })[];
  /** The library's events, one JSON text each, oldest first; as many as `report.run.events.count`. */
  readonly events: Iterable<string>;
  /** Where given, the merged books are written too: what was read out of an item's file, `null` where nothing could be. */
  readonly documentOf?: MergedSource['documentOf'];
}

/** How far an export is; `done` of `total` files for the originals and for `seal` (encryption), records for `merged`, of one step for each document. */
export interface ExportProgress {
  readonly stage: 'originals' | 'documents' | 'merged' | 'manifest' | 'seal';
  readonly done: number;
  readonly total: number;
}

/** Characters that no shipped font has and that the PDFs show as 〓, each with how often it occurs. */
export interface ExportOutcome {
  readonly missingCharacters: ReadonlyMap<string, number>;
}

/** How to export; with `sm3` a second manifest of the national hash is written beside the one of SHA-256. */
export interface ExportOptions {
  readonly sm3?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExportProgress) => void;
}

/**
 * Writes a bundle (interface.md, The bundle) to `out`, which must not exist or be an empty folder. Everything is built in
 * `<out>.<random>.part` beside it and renamed when complete; where it fails or is cancelled nothing is left.
 * Throws `target-not-empty`, `original-missing`, `original-altered`, `disk-full`, `write-failed`, `bundle-invalid`
 * (fewer or more events than the report says) or `cancelled`.
 */
export async function exportBundle(
  input: BundleInput,
  out: string,
  options: ExportOptions = {},
): Promise<ExportOutcome> {
  const target = resolve(out);
  await refuseUsedTarget(target);
  const folder = `${target}.${randomBytes(4).toString('hex')}.part`;
  let createdAbove: string | undefined;
  try {
    createdAbove = await mkdir(join(folder, 'data'), { recursive: true });
    const outcome = await build(input, folder, options);
    throwIfCancelled(options.signal);
    await moveIntoPlace(folder, target);
    return outcome;
  } catch (error) {
    await removeTree(folder);
    if (createdAbove !== undefined && createdAbove !== folder) await removeEmptyFolders(target, createdAbove);
    throw asWriteError(error, target);
  }
}

async function build(input: BundleInput, folder: string, { sm3 = false, signal, onProgress }: ExportOptions): Promise<ExportOutcome> {
  const { report } = input;
  const data = join(folder, 'data');
  const originals = new Map(input.originals.map((original) => [original.itemPath, original]));
  const paths = bundlePaths(report, (item) => originals.has(item.path));
  const copies = [...paths].map(([itemPath, path]): PlannedCopy => ({ path, ...originals.get(itemPath)! }));
  const payload: PayloadFile[] = await copyOriginals(copies, data, { signal, onCopied: (done) => onProgress?.({ stage: 'originals', done, total: copies.length }) });

  const originalsHash = manifestHash(payload.map(({ path, sha256 }) => ({ path: `data/${path}`, sha256 })));
  const fonts = loadFonts();
  const written: string[] = [];
  const missingCharacters = new Map<string, number>();
  const collectMissing = (found: ReadonlyMap<string, number>): void => {
    for (const [character, count] of found) missingCharacters.set(character, (missingCharacters.get(character) ?? 0) + count);
  };
  const eventsName = report.redaction ? bundleNames.redactedEvents : bundleNames.events;
  let catalogue: ReadonlyMap<string, CataloguePlace> = new Map();
  const documents: readonly (() => Promise<unknown>)[] = [
    async () => written.push(await writeReportJson(report, join(data, bundleNames.report), bundleNames.report)),
    async () => written.push(await writeEvents(input.events, report.run.events.count, join(data, eventsName), eventsName)),
    async () => report.redaction && written.push(await writeOriginalsList(report, join(data, bundleNames.originalsList), bundleNames.originalsList)),
    async () => written.push(await writeWorkbook(reportTables(report, input, paths, originalsHash), report, join(data, bundleNames.workbook), bundleNames.workbook, eventMark.text(report.run.events, originalsHash), signal)),
    async () => {
      const { missing, places } = await writeCatalogue(report, originalsHash, fonts, join(data, bundleNames.catalogue), signal);
      collectMissing(missing);
      catalogue = places;
      written.push(bundleNames.catalogue);
    },
    async () => {
      const originalOf = (path: string): KeptOriginal | undefined => originals.get(path);
      collectMissing(await writeInspectionReport({ report, ledgers: input, catalogue, originalOf, originalsHash }, fonts, join(data, bundleNames.inspectionReport), signal));
      written.push(bundleNames.inspectionReport);
    },
    async () => {
      collectMissing(await writeLabels(report, originalsHash, fonts, join(data, bundleNames.labels), signal));
      written.push(bundleNames.labels);
    },
    async () => {
      collectMissing(await writePropertiesReport(report, { originals: copies.length }, originalsHash, fonts, join(data, bundleNames.properties), signal));
      written.push(bundleNames.properties);
    },
    async () => written.push(...(await writeReadingPage(report, input, paths, data))),
  ];
  for (const [index, write] of documents.entries()) {
    throwIfCancelled(signal);
    onProgress?.({ stage: 'documents', done: index, total: documents.length });
    await write();
  }
  onProgress?.({ stage: 'documents', done: documents.length, total: documents.length });
  if (input.documentOf) {
    const source = { documentOf: input.documentOf, originalOf: (path: string) => originals.get(path), bundlePathOf: (path: string) => paths.get(path) };
    const { names, missing } = await writeMergedPdfs(report, source, fonts, data, { originalsHash, signal, onRecord: (done, total) => onProgress?.({ stage: 'merged', done, total }) });
    collectMissing(missing);
    written.push(...names);
  }
  for (const path of written) payload.push({ path, ...(await hashFile(join(data, path))) });
  throwIfCancelled(signal);
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  const receipt = (path: string, sum: string): Promise<void> => writeReceipt(report, { files: payload.length, bytes, originals: copies.length, originalsHash, manifestHash: sum }, fonts, path, signal);
  const secondSums = sm3 ? await sm3OfFiles(data, payload.map(({ path }) => path), signal) : null;
  await writeTagFiles(folder, payload, report, secondSums, [{ name: receiptName, write: receipt }]);
  onProgress?.({ stage: 'manifest', done: 1, total: 1 });
  return { missingCharacters };
}

async function refuseUsedTarget(target: string): Promise<void> {
  try {
    if ((await readdir(target)).length > 0) throw new DangheError({ code: 'target-not-empty', path: target });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    if (errorCode(error) === 'ENOTDIR') throw new DangheError({ code: 'target-not-empty', path: target });
    throw asWriteError(error, target);
  }
}

async function moveIntoPlace(folder: string, target: string): Promise<void> {
  try {
    // Windows renames onto nothing only; an empty target folder gives way.
    await rmdir(target);
  } catch (error) {
    if (errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST') throw new DangheError({ code: 'target-not-empty', path: target });
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  await renameWithRetry(folder, target);
}

/** Removes the folders that were made only to hold the target, from the innermost to `first`; none that holds anything. */
async function removeEmptyFolders(target: string, first: string): Promise<void> {
  for (let folder = resolve(target, '..'); folder.startsWith(first); folder = resolve(folder, '..')) {
    try {
      await rmdir(folder);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') continue;
      return;
    }
  }
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DangheError({ code: 'cancelled' });
}
