import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DangheError } from '../../shared/model/errors.ts';
import { errorCode, removeTree, renameWithRetry } from '../files/retry.ts';
import { plantBackfilled } from './backfilled.ts';
import { photographedBook, scannedBook, type SampleBook } from './books.ts';
import { planBranch } from './branch.ts';
import { carelessCase, plantCareless } from './careless.ts';
import { filesOf, type SampleFile } from './files.ts';
import { oddFiles } from './oddFiles.ts';
import type { BranchPlan, Making } from './plan.ts';
import { planterOf } from './planting.ts';
import { loadPools } from './pools.ts';
import { randomFrom } from './random.ts';
import { toInstant } from './stamp.ts';
import { makeVillages, type Village } from './village.ts';

export interface SampleOptions {
  readonly seed?: number;
  readonly branches?: number;
  readonly years?: number;
  readonly lastYear?: number;
}

export interface SampleSummary {
  readonly folder: string;
  readonly county: string;
  readonly township: string;
  readonly branches: readonly { readonly name: string; readonly honest: boolean }[];
  readonly years: readonly number[];
  readonly files: number;
  readonly bytes: number;
  readonly planted: number;
}

/** Files written at the same time; drawing and compressing use the other core meanwhile. */
const parallel = 6;

/**
 * Writes the fictional sample township as ordinary files. The same options give the same bytes. `folder` must not exist
 * or be empty (`target-not-empty`); the files are built beside it and moved there when complete, so that a failure
 * (`write-failed`, `disk-full`) leaves nothing half-written. Defaults: seed 1, 3 branches, 2 years up to 2025.
 */
export async function writeSample(folder: string, options: SampleOptions = {}): Promise<SampleSummary> {
  const target = resolve(folder);
  await refuseFullTarget(target);
  const { seed = 1, branches = 3, years: yearCount = 2, lastYear = 2025 } = options;
  const temporary = join(dirname(target), `.${basename(target)}.part`);
  try {
    await removeTree(temporary);
    await mkdir(temporary, { recursive: true });
    const summary = await build(temporary, target, seed, Math.max(1, branches), Array.from({ length: Math.max(1, yearCount) }, (_, index) => lastYear - Math.max(1, yearCount) + 1 + index));
    await removeTree(target);
    await renameWithRetry(temporary, target);
    return summary;
  } catch (error) {
    await removeTree(temporary);
    throw error instanceof DangheError ? error : writeError(target, error);
  }
}

async function build(temporary: string, target: string, seed: number, branches: number, years: readonly number[]): Promise<SampleSummary> {
  const random = randomFrom(`danghe-sample-${seed}`);
  const pools = loadPools();
  const villages = makeVillages(random.fork('villages'), pools, branches, years[0]!, years.at(-1)!);
  const makingOf = (village: Village): Making => ({ random: random.fork(`branch-${village.index}`), pools, village, years });
  const tally = { files: 0, bytes: 0 };
  const answers: BranchAnswer[] = [];
  const firstFiles: SampleFile[] = [];
  for (const village of villages) {
    const plan = planWith(village, makingOf, villages[0]!);
    const files = filesOf(plan, random.fork(`files-${village.index}`));
    if (firstFiles.length === 0) firstFiles.push(...files);
    const book = bookOf(village, makingOf(village));
    await writeAll(temporary, [...files, ...(book?.files ?? [])], tally);
    answers.push({ branch: `${village.name}村党支部`, folder: plan.root, honest: village.profile !== 'backfilled', profile: village.profile, planted: plan.planted, ...(book ? { book: book.answer } : {}) });
  }
  const odd = oddFiles(random.fork('odd'), pools, villages, years, firstFiles);
  await writeAll(temporary, odd, tally);
  const { county, township } = villages[0]!;
  await writeAll(temporary, [answerFile(seed, `${county}${township}`, years, answers)], tally);
  return {
    folder: target,
    county,
    township,
    branches: villages.map(({ name, profile }) => ({ name, honest: profile !== 'backfilled' })),
    years,
    ...tally,
    planted: answers.reduce((sum, { planted }) => sum + planted.length, 0),
  };
}

/** Two villages still keep a book of paper: one was scanned, one photographed. Their streams are their own: no other file changes with them. */
function bookOf({ profile }: Village, making: Making): SampleBook | null {
  const own = { ...making, random: making.random.fork('book') };
  return profile === 'backfilled' ? scannedBook(own) : profile === 'careless' ? photographedBook(own) : null;
}

function planWith(village: Village, makingOf: (village: Village) => Making, neighbour: Village): BranchPlan {
  const making = makingOf(village);
  const plan = planBranch(making, village.profile === 'careless' ? carelessCase : undefined);
  const planter = planterOf(plan);
  if (village.profile === 'careless') plantCareless(making, planter);
  if (village.profile === 'backfilled') plantBackfilled(making, planter, planBranch(makingOf(neighbour)));
  planter.settle();
  return plan;
}

interface BranchAnswer {
  readonly branch: string;
  readonly folder: string;
  readonly honest: boolean;
  readonly profile: string;
  readonly planted: BranchPlan['planted'];
  /** A minute-book of paper, where the village has one. */
  readonly book?: SampleBook['answer'];
}

function answerFile(seed: number, township: string, years: readonly number[], branches: readonly BranchAnswer[]): SampleFile {
  const note = '这是虚构示例乡镇的答案，说明各支部资料里预先放入了哪些问题。它不是档案材料，导入和检查时请忽略；人名地名均为虚构。honest 为 false 的支部含补记疑点；profile：honest 规范，careless 有缺项和记录问题，backfilled 有补记疑点。book 是扫描或拍照的纸质记录本：先识别文字、拆分、对照原图确认日期，其中 planted 的疑点才会出现；页码从 1 起。';
  const answers = { 说明: note, schema: 'danghe-sample-answers/1', seed, township, years, branches };
  return { path: '答案.json', modified: `${years.at(-1)!}-12-31T09:00:00`, bytes: () => Promise.resolve(new TextEncoder().encode(`${JSON.stringify(answers, null, 1)}\n`)) };
}

async function writeAll(root: string, files: readonly SampleFile[], tally: { files: number; bytes: number }): Promise<void> {
  const made = new Set<string>();
  const queue = files.values();
  const work = async (): Promise<void> => {
    for (const file of queue) {
      const path = join(root, ...file.path.split('/'));
      const parent = dirname(path);
      if (!made.has(parent)) await mkdir(parent, { recursive: true });
      made.add(parent);
      const bytes = await file.bytes();
      await writeFile(path, bytes, { flag: 'wx' });
      const time = toInstant(file.modified);
      await utimes(path, time, time);
      tally.files += 1;
      tally.bytes += bytes.length;
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

async function refuseFullTarget(target: string): Promise<void> {
  try {
    if ((await readdir(target)).length > 0) throw new DangheError({ code: 'target-not-empty', path: target });
  } catch (error) {
    if (error instanceof DangheError) throw error;
    if (errorCode(error) === 'ENOENT') return;
    if (errorCode(error) === 'ENOTDIR') throw new DangheError({ code: 'target-not-empty', path: target });
    throw writeError(target, error);
  }
}

function writeError(path: string, error: unknown): DangheError {
  if (errorCode(error) === 'ENOSPC') return new DangheError({ code: 'disk-full', path }, { cause: error });
  return new DangheError({ code: 'write-failed', path, cause: error instanceof Error ? error.message : String(error) }, { cause: error });
}
