import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFolder } from '../../../electron/backend/runFolder.ts';
import { createReaderPool } from '../../../electron/intake/pool.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { RecordAssessment, Report } from '../../../shared/model/report.ts';
import type { Label } from './plan.ts';
import { evaluationSets, type EvaluationSet } from './sets.ts';
import { townshipsOf, type Township } from './township.ts';
import { hasLibreOffice, writeTownship, type WrittenRecord } from './writeTownship.ts';

export interface EvaluationOptions {
  readonly seed?: string;
  /** What the books are made of; the main set where absent. */
  readonly set?: EvaluationSet;
  /** Townships of ten books. */
  readonly townships?: number;
  /** Where the folders are kept; otherwise they are removed again. */
  readonly keep?: string;
  readonly onProgress?: (text: string) => void;
}

/** What the program said of one record, beside what is true of it. */
export interface Judged {
  readonly path: string;
  readonly book: string;
  readonly kind: string;
  readonly label: Label;
  readonly cleaned: boolean;
  readonly level: RecordAssessment['level'];
  readonly likelihoodRatio: number;
  /** `B301:moderate`, each once. */
  readonly signals: readonly string[];
  /** Read as a record with the right day. */
  readonly readRight: boolean;
}

export interface EvaluationResult {
  readonly seed: string;
  readonly books: number;
  readonly records: readonly Judged[];
  readonly tableVersion: string;
  readonly skipped: readonly string[];
}

/** Generates the townships, runs the real pipeline on each folder and pairs its judgement with the truth. */
export async function evaluate({ seed = '1', set = evaluationSets.main, townships: count = 22, keep, onProgress }: EvaluationOptions = {}): Promise<EvaluationResult> {
  const root = keep ?? (await mkdtemp(join(tmpdir(), 'danghe-evaluation-')));
  const pool = createReaderPool();
  const records: Judged[] = [];
  let tableVersion = '';
  try {
    const townships = townshipsOf(seed, count, set);
    const write = async (township: Township): Promise<readonly WrittenRecord[]> => writeTownship(join(root, township.name), township);
    let next = write(townships[0]!);
    for (const [index, township] of townships.entries()) {
      const written = await next;
      // The next folder is written while this one is read: the machine has two cores.
      if (townships[index + 1]) next = write(townships[index + 1]!);
      const folder = join(root, township.name);
      const report = await runFolder(folder, `${township.year + 1}-03-31` as CalendarDate, pool);
      tableVersion = report.assessment?.tableVersion ?? tableVersion;
      records.push(...judge(written, report, township));
      onProgress?.(`${township.name}：${written.length} 份记录`);
      if (!keep) await rm(folder, { recursive: true, force: true });
    }
  } finally {
    await pool.close();
    if (!keep) await rm(root, { recursive: true, force: true });
  }
  return { seed, books: new Set(records.map(({ book }) => book)).size, records, tableVersion, skipped: hasLibreOffice ? [] : ['LibreOffice 保存的文件（本机没有 soffice）'] };
}

const ranks = ['none', 'weak', 'moderate', 'strong'] as const;

function judge(written: readonly WrittenRecord[], report: Report, township: Township): readonly Judged[] {
  const assessed = Map.groupBy(report.records, ({ path }) => path);
  const findings = new Map(report.findings.map((finding) => [finding.id, finding]));
  const items = new Map(report.items.map((item) => [item.path, item]));
  return written.map(({ path, book, plan }): Judged => {
    const own = assessed.get(path) ?? [];
    const signals = new Set(own.flatMap(({ signals: ids }) => ids.map((id) => `${findings.get(id)!.rule}:${findings.get(id)!.strength ?? 'weak'}`)));
    return {
      path: `${township.name}/${path}`,
      book: `${township.name}/${book.village.name}/${book.year}`,
      kind: book.kind,
      label: plan.label,
      cleaned: plan.cleaned,
      level: own.map(({ level }) => level).toSorted((a, b) => ranks.indexOf(b) - ranks.indexOf(a))[0] ?? 'none',
      likelihoodRatio: Math.max(...own.map(({ likelihoodRatio }) => likelihoodRatio), own.length === 0 ? 1 : -Infinity),
      signals: [...signals].sort(),
      readRight: items.get(path)?.date === plan.meeting.date,
    };
  });
}
