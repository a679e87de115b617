import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '../../electron/files/retry.ts';
import { openLibrary } from '../../electron/library/openLibrary.ts';
import type { BenchRow } from './benchRow.ts';
import { minutesText } from './minutesText.ts';
import { placement, reading, sha256Of } from '../integration/library/readOutcome.ts';

const DOCUMENTS = 20_000;
const BATCH = 500;

/** Rare and frequent words, of one, two and more characters, with numbers, several at once. */
const queries = ['换届', '会议', '支部', '党员', '学习', '换届选举', '东沟', '党费', '举', '李', '2025年3月', '发展党员', '三会一课 主题党日', '村务公开', '低保 评议', '预备党员转正', '高标准农田', '合作社 分红', '第3次', '乡村振兴 帮扶', '王强', '党支部党员大会', '不存在的词', '饮水', '防汛 值班', '会议 决议 举手表决'];

/** Search over 20,000 documents of about 800 characters, and the bulk reading and writing that filing and checking need. */
export async function run(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'danghe-bench-'));
  const library = await openLibrary(join(folder, 'library'), { create: true, actor: '基准', now: () => '2026-01-15T08:00:00.000Z' });
  try {
    const { id } = library.change('import', '基准', ({ sources }) => sources.ensure('/基准'));
    const recording = performance.now();
    for (let start = 0; start < DOCUMENTS; start += BATCH) {
      const files = Array.from({ length: BATCH }, (_, index) => {
        const text = minutesText(start + index);
        return { path: pathOf(start + index), bytes: text.length, mtimeMs: 0, sha256: sha256Of(text), original: null, parentPath: null, outcome: reading(text) };
      });
      await library.importBatch(id, files);
    }
    const recorded = performance.now() - recording;
    const placements = Array.from({ length: DOCUMENTS }, (_, index) => placement(pathOf(index), { branch: `第${index % 60}村党支部`, title: minutesText(index).slice(0, 12) }));
    const file = () => library.change('file', '基准', ({ filing, numbers }) => {
      filing.place(id, placements);
      numbers.settle();
    });
    const [filed, again] = [milliseconds(file), milliseconds(file)];
    const facts = milliseconds(() => {
      let characters = 0;
      const items = new Map(library.items.list().map((item) => [item.id, item]));
      for (const record of library.readings.records()) characters += record.text.length + items.get(record.itemId)!.path.length;
      if (characters < DOCUMENTS * 400) throw new Error('records are missing');
    });
    const toPlace = milliseconds(() => library.readings.filesToPlace(id));
    const chain = milliseconds(() => {
      if (!library.events.verifyChain().intact) throw new Error('the chain is broken');
    });
    const times = queries.flatMap((query) => Array.from({ length: 4 }, () => milliseconds(() => library.search.find(query)))).sort((a, b) => a - b);
    return [
      { name: `检索 ${DOCUMENTS} 份文件，第 95 百分位`, value: times[Math.floor(times.length * 0.95)]!, unit: 'ms', budget: 50 },
      { name: '检索，中位数', value: times[Math.floor(times.length / 2)]!, unit: 'ms', budget: null },
      { name: `登记 ${DOCUMENTS} 份已读文件`, value: recorded, unit: 'ms', budget: null },
      { name: `归档并编号 ${DOCUMENTS} 件，一次事务`, value: filed, unit: 'ms', budget: 2000 },
      { name: '再次归档，没有变化', value: again, unit: 'ms', budget: 2000 },
      { name: `取出 ${DOCUMENTS} 条记录供检查`, value: facts, unit: 'ms', budget: 1500 },
      { name: `取出 ${DOCUMENTS} 份文件供归档`, value: toPlace, unit: 'ms', budget: 1500 },
      { name: '核验事件链', value: chain, unit: 'ms', budget: null },
    ];
  } finally {
    library.close();
    await removeTree(folder);
  }
}

function pathOf(index: number): string {
  return `第${index % 60}村/${2023 + (index % 3)}/会议记录${index}.docx`;
}

/** Processor time of this thread: other programs on the machine do not show in it. */
function milliseconds(action: () => void): number {
  const start = process.threadCpuUsage();
  action();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}
