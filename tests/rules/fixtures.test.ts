import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runFolder } from '../../electron/backend/runFolder.ts';
import { createScanPool } from '../../electron/intake/ocr/scanPool.ts';
import { createReaderPool } from '../../electron/intake/pool.ts';
import { parseCalendarDate } from '../../shared/model/calendarDate.ts';
import type { ReportFinding } from '../../shared/model/report.ts';
import { runPaperFolder } from './paperFolder.ts';

/**
 * Real folders through the whole pipeline. Each fixture is named for the code it must raise and holds `fires/`, and
 * `good/` and `innocent/`, where that code must stay silent.
 */
interface Expected {
  readonly rule: string;
  readonly asOf: string;
  /** Scans, which OCR reads and a person confirms before the check. */
  readonly paper?: true;
  readonly fires: readonly { readonly rule: string; readonly branch?: string; readonly period?: string; readonly pathEndsWith?: string }[];
}

const pool = createReaderPool();
const scans = createScanPool();
afterAll(() => Promise.all([pool.close(), scans.close()]));
/** Reading a scan takes a second a page, on a busy machine several. */
const PATIENCE = 300_000;

const root = join(import.meta.dirname, '..', 'fixtures', 'rules');

describe.each(readdirSync(root).sort())('%s', (name) => {
  const folder = join(root, name);
  const { rule, asOf, paper, fires } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  const run = (set: string) => (paper ? runPaperFolder(join(folder, set), parseCalendarDate(asOf)!, pool, scans) : runFolder(join(folder, set), parseCalendarDate(asOf)!, pool));
  const findings = async (set: string) => (await run(set)).findings.filter((finding) => finding.rule === rule);

  it('fires, and only where it should', async () => {
    const found = await findings('fires');
    const shown = found.map(({ branch, period, paths, title }) => ({ branch, period, paths, title }));
    for (const wanted of fires) expect(shown).toContainEqual(expect.toSatisfy((finding: (typeof shown)[number]) => fits(finding, wanted)));
    for (const finding of found) expect(fires.filter((wanted) => fits(finding, wanted)), finding.title).not.toEqual([]);
  }, PATIENCE);

  it.each(['good', 'innocent'])('stays silent on %s', async (set) => {
    expect((await findings(set)).map(({ title, period, explanation }) => ({ title, period, explanation }))).toEqual([]);
  }, PATIENCE);
});

function fits(finding: Pick<ReportFinding, 'branch' | 'paths'> & { readonly period?: string | undefined }, wanted: Expected['fires'][number]): boolean {
  return (
    (wanted.branch === undefined || finding.branch === wanted.branch) &&
    (wanted.period === undefined || finding.period === wanted.period) &&
    (wanted.pathEndsWith === undefined || finding.paths.some((path) => path.endsWith(wanted.pathEndsWith!)))
  );
}
