import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import type { Person } from '../../../electron/backend/ledgers/person.ts';
import { libraryReport } from '../../../electron/backend/libraryReport.ts';
import { defaultSchemeFile, loadScheme } from '../../../electron/backend/loadData.ts';
import { defaultLimits } from '../../../electron/intake/limits.ts';
import type { ReaderPool } from '../../../electron/intake/pool.ts';
import { readJob } from '../../../electron/intake/readJob.ts';
import { removeTree } from '../../../electron/files/retry.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { parseCalendarDate, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Report } from '../../../shared/model/report.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';

export const day = (text: string): CalendarDate => parseCalendarDate(text)!;

/** The township's clerk on 2026-01-20. */
export const clerk: Person = { actor: '周玉兰', now: () => '2026-01-20T02:00:00.000Z', today: () => day('2026-01-20') };
export const deputy: Person = { ...clerk, actor: '孙大海' };
export const onDay = (person: Person, date: string): Person => ({ ...person, now: () => `${date}T02:00:00.000Z`, today: () => day(date) });

/** The readers themselves, in this process: starting others takes longer than these few files. */
export const readers: ReaderPool = { read: (job) => readJob(job, defaultLimits), close: () => Promise.resolve() };

export interface Township {
  readonly place: string;
  readonly source: string;
  readonly library: Library;
  readonly scheme: Scheme;
  readonly report: () => Promise<Report>;
  /** Writes more files and takes them in. */
  readonly add: (files: Readonly<Record<string, string | Uint8Array>>) => Promise<void>;
  readonly itemId: (path: string) => number;
}

/** A library made from text files (or bytes) by the real import; removed after the test. */
export async function townshipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Township> {
  const place = await mkdtemp(join(tmpdir(), 'danghe-ledgers-'));
  onTestFinished(() => removeTree(place));
  const source = join(place, 'U盘');
  const scheme = await loadScheme();
  const library = await openLibrary(join(place, 'library'), { create: true, actor: '测试', now: () => '2026-01-10T00:00:00.000Z' });
  onTestFinished(() => library.close());
  const add = async (texts: Readonly<Record<string, string | Uint8Array>>) => {
    await mkdir(source, { recursive: true });
    for (const [path, text] of Object.entries(texts)) {
      await mkdir(dirname(join(source, path)), { recursive: true });
      await writeFile(join(source, path), text);
    }
    await importFolder({ library, folder: source, schemeFile: defaultSchemeFile, pool: readers });
    fileLibrary(library, scheme);
  };
  await add(files);
  return {
    place, source, library, scheme, add,
    report: () => libraryReport(library, scheme, day('2026-01-15')),
    itemId(path) {
      const item = library.items.list().find((one) => one.path === path);
      if (!item) throw new Error(`no item ${path}`);
      return item.id;
    },
  };
}

/** Minutes of a branch meeting with everything that a record needs. */
export function goodMinutes(village: string, date: string, topic: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  return `中共清河县柳林乡${village}支部党员大会会议记录
时间：${year}年${month}月${dayOfMonth}日上午9:00—10:30
地点：${village}党群服务中心会议室
主持人：靳有田
记录人：路广财
应到党员：5人　实到党员：5人　缺席：0人
参加人员：靳有田、路广财、蒲桂英、申玉成、裴长顺
议题：${topic}
靳有田：今天请大家讨论${topic}，先说说各自的看法。
蒲桂英：${topic}要先把账理清楚，北沟那一段去年塌过，今年得先修。
申玉成：我同意先修北沟，工钱从集体收入里出，账目要贴出来。
裴长顺：修的时候把水泵房一起看看，钥匙放在我那里不方便。
表决情况：应到有表决权5人，实到5人，同意5人，反对0人，弃权0人。
决议：${topic}由申玉成负责，${month + 1}月底前办完。
主持人签字：靳有田　记录人签字：路广财
`;
}

/** Minutes without anybody's words, without a chair. */
export function thinMinutes(village: string, date: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  return `${village}党支部党员大会会议记录
时间：${year}年${month}月${dayOfMonth}日
应到党员：5人　实到党员：3人
议题：学习上级文件
会议学习了上级文件。
`;
}
