import { mkdir, mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { protectFolder } from '../../electron/backend/protection/protectFolder.ts';
import { removeTree } from '../../electron/files/retry.ts';
import type { Library } from '../../electron/library/library.ts';
import { openLibrary } from '../../electron/library/openLibrary.ts';
import { reading, sha256Of } from '../integration/library/readOutcome.ts';
import type { BenchRow } from './benchRow.ts';
import { minutesText } from './minutesText.ts';

const DOCUMENTS = 3000;
const BATCH = 200;
/** Bytes of each original besides its text: the size of a usual docx. */
const FILLING = 30_000;
const person = { actor: '基准', now: () => '2026-01-15T08:00:00.000Z' };
const secret = { kind: 'password', text: '基准用的口令 1' } as const;
const queries = ['换届', '支部', '党员', '换届选举', '东沟', '党费', '2025年3月', '三会一课 主题党日', '预备党员转正', '会议 决议 举手表决'];

/** What encryption costs: the same files kept and recorded, searched and checked, in a library with a password and in one without. */
export async function run(): Promise<readonly BenchRow[]> {
  const place = await mkdtemp(join(tmpdir(), 'danghe-bench-'));
  try {
    const files = await write(join(place, 'files'));
    const plain = await measure(join(place, 'plain'), files);
    const folder = join(place, 'sealed');
    (await openLibrary(folder, { ...person, create: true })).close();
    await protectFolder(folder, secret.text, { actor: person.actor, onRecoveryKey: () => undefined });
    const sealed = await measure(folder, files);
    const unlocking = await cpu(async () => (await openLibrary(folder, { ...person, secret })).close());
    return [
      { name: `存原件并登记 ${DOCUMENTS} 份，加密与不加密之比`, value: sealed.imported / plain.imported, unit: '倍', budget: 2 },
      { name: '检索，加密与不加密之比', value: sealed.searched / plain.searched, unit: '倍', budget: 2 },
      { name: '逐件核对原件，加密与不加密之比', value: sealed.checked / plain.checked, unit: '倍', budget: 4 },
      { name: '档案库大小之比', value: sealed.bytes / plain.bytes, unit: '倍', budget: 1.1 },
      { name: '用口令打开（scrypt）', value: unlocking, unit: 'ms', budget: null },
    ];
  } finally {
    await removeTree(place);
  }
}

async function write(folder: string): Promise<readonly { readonly path: string; readonly file: string; readonly text: string; readonly content: string }[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(Array.from({ length: DOCUMENTS }, async (_, index) => {
    const text = minutesText(index);
    const [file, content] = [join(folder, `${index}.txt`), `${text}${String(index % 10).repeat(FILLING)}`];
    await writeFile(file, content);
    return { path: `第${index % 60}村/会议记录${index}.txt`, file, text, content };
  }));
}

async function measure(folder: string, files: Awaited<ReturnType<typeof write>>) {
  const library = await openLibrary(folder, { ...person, secret, create: true });
  try {
    const imported = await cpu(() => keep(library, files));
    const searched = await cpu(() => {
      for (let round = 0; round < 10; round += 1) for (const query of queries) library.search.find(query);
      return Promise.resolve();
    });
    const checked = await cpu(() => library.check());
    return { imported, searched, checked, bytes: (await stat(join(folder, 'library.sqlite'))).size };
  } finally {
    library.close();
  }
}

async function keep(library: Library, files: Awaited<ReturnType<typeof write>>): Promise<void> {
  const { id } = library.change('import', '基准', ({ sources }) => sources.ensure('/基准'));
  for (let start = 0; start < files.length; start += BATCH) {
    await library.importBatch(id, files.slice(start, start + BATCH).map(({ path, file, text, content }) => ({
      path, bytes: Buffer.byteLength(content), mtimeMs: 0, sha256: sha256Of(content), original: file, parentPath: null, outcome: reading(text),
    })));
  }
}

/** Processor time of the whole process in milliseconds, other threads of it too. */
async function cpu(action: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
