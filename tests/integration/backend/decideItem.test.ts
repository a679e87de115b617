import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decideItem, forgetLearned } from '../../../electron/backend/decideItem.ts';
import { fileLibrary } from '../../../electron/backend/fileLibrary.ts';
import { defaultSchemeFile, loadScheme } from '../../../electron/backend/loadData.ts';
import { importFolder } from '../../../electron/backend/importFolder.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'danghe-decide-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

it('learns from a correction, applies it to waiting papers of the same sort, and forgets on demand', async () => {
  const folder = join(place, '东沟村', '2024年');
  await mkdir(folder, { recursive: true });
  // A kind of paper that this village has and the factory scheme does not know by name.
  const household = (name: string) => `东沟村烤烟抗旱移栽到户明细\n户主：${name}\n移栽亩数：${name.length + 3}\n2024年5月6日`;
  for (const name of ['靳有田', '路广财', '蒲桂英']) await writeFile(join(folder, `烤烟移栽明细 ${name}.txt`), household(name));
  await writeFile(join(folder, '3月党员大会.txt'), '东沟村党支部党员大会会议记录\n时间：2024年3月5日\n主持人：靳有田\n记录人：路广财\n应到9人，实到9人\n议题：春耕');
  const scheme = await loadScheme();
  const library = await openLibrary(join(place, 'library'), { create: true, actor: '测试', now: () => '2025-01-01T00:00:00.000Z' });
  try {
    await importFolder({ library, folder: place.concat('/东沟村'), schemeFile: defaultSchemeFile });
    fileLibrary(library, scheme);
    const waiting = library.items.list({ status: 'needs-review' });
    expect(waiting.map(({ path }) => path)).toHaveLength(3);
    const minutes = library.items.list({ status: 'filed' });
    decideItem(library, scheme, waiting[0]!.id, { kind: 'collectiveEconomy' });
    expect(library.items.list({ status: 'filed' }).map(({ kind }) => kind).sort()).toEqual(['branchMeeting', 'collectiveEconomy', 'collectiveEconomy', 'collectiveEconomy']);
    expect(library.items.get(minutes[0]!.id)).toMatchObject({ kind: 'branchMeeting', category: '04' });
    expect(library.items.get(waiting[1]!.id)?.reasons.join()).toMatch(/更正|人工|学/);
    expect(library.events.verifyChain()).toMatchObject({ intact: true });

    forgetLearned(library, scheme);
    expect(library.items.get(waiting[0]!.id)?.kind).toBe('collectiveEconomy');
    expect(library.settings.learnedModel()).toBeNull();
  } finally {
    library.close();
  }
});
