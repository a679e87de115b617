import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../../shared/model/report.ts';
import { bundleNames } from '../../../shared/presentation/bundleNames.ts';
import { type CatalogueGroup, catalogueGroups, categoryLabel } from '../../../shared/presentation/catalogue.ts';
import { safeName } from '../../../shared/presentation/safeName.ts';
import type { ReportFonts } from '../pdf/fonts.ts';
import type { MergedSource } from './mergedSource.ts';
import { writeMergedPdf } from './writeMergedPdf.ts';

interface MergedOptions {
  readonly originalsHash: string;
  readonly signal: AbortSignal | undefined;
  /** Records printed so far, of how many. */
  readonly onRecord: (done: number, total: number) => void;
}

/**
 * Writes one book for each category that has records, `合并PDF/<类别码 类名>.pdf` below `folder`: cover, catalogue, then every
 * filed record, branch by branch and year by year.
 *
 * @returns the files' names relative to `folder`, and the characters that no font has
 */
export async function writeMergedPdfs(report: Report, source: MergedSource, fonts: ReportFonts, folder: string, { onRecord, ...options }: MergedOptions): Promise<{ readonly names: readonly string[]; readonly missing: ReadonlyMap<string, number> }> {
  const byCategory = Map.groupBy(catalogueGroups(report), ({ category }) => category);
  const books = [...byCategory].map(([category, groups]) => ({ label: categoryLabel(report, category), groups })).sort((a, b) => (a.label < b.label ? -1 : 1));
  const total = books.reduce((sum, { groups }) => sum + countOf(groups), 0);
  if (books.length > 0) await mkdir(join(folder, bundleNames.merged), { recursive: true });
  const names: string[] = [];
  const missing = new Map<string, number>();
  let done = 0;
  for (const { label, groups } of books) {
    const name = `${bundleNames.merged}/${safeName(label, 60)}.pdf`;
    const found = await writeMergedPdf(report, { label, groups }, source, fonts, join(folder, ...name.split('/')), { ...options, onRecord: () => onRecord((done += 1), total) });
    for (const [character, count] of found) missing.set(character, (missing.get(character) ?? 0) + count);
    names.push(name);
  }
  return { names, missing };
}

function countOf(groups: readonly CatalogueGroup[]): number {
  return groups.reduce((sum, { entries }) => sum + entries.length, 0);
}
