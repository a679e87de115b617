import { existsSync } from 'node:fs';
import { appendFile, chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textHash } from '../../../electron/library/events.ts';
import { verifyChain } from '../../../shared/archive/eventChain.ts';
import type { ArchiveMember } from '../../../shared/model/document.ts';
import { importTexts, importedFile, newLibrary, placement, reading, sha256Of, temporaryFolder } from './sampleFiles.ts';

describe('import', () => {
  it('keeps the bytes and everything that was read, and gives it back', async () => {
    const library = await newLibrary();
    const source = await temporaryFolder();
    const sourceId = await importTexts(library, source, { '东沟/a.docx': '东沟村支部党员大会\n研究换届' });
    const item = library.items.find(sourceId, '东沟/a.docx')!;
    expect(item).toMatchObject({ status: 'needs-review', kept: true, bytes: 40, title: '东沟村支部党员大会\n研究', format: 'docx', pages: 1, archiveNo: null, decided: {} });
    expect(await readFile(library.originals.pathOf(item.sha256!), 'utf8')).toBe('东沟村支部党员大会\n研究换届');
    await library.originals.check(item.sha256!);
    const { document, understanding, text } = reading('东沟村支部党员大会\n研究换届');
    expect(library.documents.get(item.sha256!)).toEqual({ ...document, readerVersion: '1', text });
    expect(library.readings.understanding(item.id)).toEqual(understanding);
    const { rosters, records, ...file } = understanding;
    const toPlace = { ...file, records: records.map((record) => ({ ...record, fields: record.fields.date ? { date: record.fields.date } : {} })) };
    expect(rosters.length + records.length).toBeGreaterThan(0);
    expect(library.readings.filesToPlace(sourceId)).toEqual([{ path: item.path, sha256: item.sha256, decided: {}, takenOn: null, understanding: toPlace }]);
    expect([...library.readings.records()]).toEqual([{ ...understanding.records[0], itemId: item.id, path: item.path, text, evidence: document.evidence }]);
    expect(library.items.knownFiles(sourceId)).toEqual(new Map([[item.path, { bytes: 40, mtimeMs: 1_740_000_000_000, sha256: item.sha256, status: 'needs-review', unreadable: null, kept: true, stamp: null }]]));
  });

  it('records a minute-book with its records, rosters, an archive with its members, skipped and unreadable files', async () => {
    const library = await newLibrary();
    const folder = await temporaryFolder();
    const base = reading('一月会议\n二月会议');
    const [record] = base.understanding.records;
    const roster = { kind: 'memberRoster', entries: [{ name: '王强', place: { block: 0, start: 0, end: 2 } }], columns: { 姓名: 'name' } } as const;
    const members: ArchiveMember[] = [{ name: 'b.docx', bytes: 3, file: join(folder, 'b') }];
    const book = {
      ...base,
      document: { ...base.document, members },
      recordTexts: ['一月会议', '二月会议'],
      understanding: { ...base.understanding, records: [record!, { ...record!, ordinal: 1, blocks: { start: 1, end: 2 } }], rosters: [roster] },
    };
    const { id } = library.change('import', folder, ({ sources }) => sources.ensure(folder));
    await library.importBatch(id, [
      await importedFile(folder, 'a.zip', 'zip', { kind: 'skipped', reason: 'archive-expanded' }),
      { ...(await importedFile(folder, 'a.zip!/book.docx', 'book', book)), parentPath: 'a.zip', mtimeMs: null },
      await importedFile(folder, 'c.doc', 'enc', { kind: 'unreadable', code: 'encrypted' }),
      { path: 'd.docx', bytes: 0, mtimeMs: 0, sha256: null, original: null, parentPath: null, outcome: { kind: 'unreadable', code: 'access-denied', detail: 'EACCES' } },
    ]);
    expect([...library.readings.records()].map(({ ordinal, text }) => [ordinal, text])).toEqual([[0, '一月会议'], [1, '二月会议']]);
    expect([...library.readings.rosters()].map(({ path, reading: list }) => [path, list])).toEqual([['a.zip!/book.docx', roster]]);
    expect(library.items.list().map(({ path, status, skipReason, unreadable }) => [path, status, skipReason ?? unreadable])).toEqual([
      ['a.zip', 'skipped', 'archive-expanded'],
      ['a.zip!/book.docx', 'needs-review', null],
      ['c.doc', 'unreadable', { code: 'encrypted', detail: null }],
      ['d.docx', 'unreadable', { code: 'access-denied', detail: 'EACCES' }],
    ]);
    expect(library.items.countByStatus()).toEqual({ filed: 0, 'needs-review': 1, duplicate: 0, unreadable: 2, skipped: 1 });
    expect(await library.check()).toMatchObject({ damage: [], missing: [], altered: [] });
  });

  it('keeps the same bytes once, and repeating the import adds nothing', async () => {
    const library = await newLibrary();
    const folder = await temporaryFolder();
    await importTexts(library, folder, { 'a.txt': '同样', 'b/a.txt': '同样' });
    await importTexts(library, folder, { 'a.txt': '同样', 'b/a.txt': '同样' });
    expect([library.sources.list().length, library.items.list().length, library.originals.list().length]).toEqual([1, 2, 1]);
    expect(library.search.count('同样')).toBe(2);
  });

  it('takes over a copy that a reader made, without a look at the file; what it has already is not kept twice', async () => {
    const library = await newLibrary();
    const folder = await temporaryFolder();
    const { id } = library.change('import', folder, ({ sources }) => sources.ensure(folder));
    const incoming = library.originals.incoming()!;
    for (const name of ['one', 'two']) {
      const copy = join(incoming, name);
      await writeFile(copy, '同样');
      const file = { ...(await importedFile(folder, `${name}.txt`, '同样')), copy };
      await rm(join(folder, file.path));
      await library.importBatch(id, [file]);
    }
    expect(library.items.list().map(({ status, kept }) => [status, kept])).toEqual([['needs-review', true], ['needs-review', true]]);
    expect(await library.check()).toMatchObject({ missing: [], altered: [] });
    expect(await readdir(incoming)).toEqual([]);
  });

  it('brings a file up to date that changed, keeps its old bytes and what was decided about it', async () => {
    const library = await newLibrary();
    const folder = await temporaryFolder();
    const id = await importTexts(library, folder, { 'a.txt': '旧的内容' });
    library.change('decide-item', 'a.txt', ({ filing }) => filing.decide(library.items.find(id, 'a.txt')!.id, { year: 2024 }));
    await importTexts(library, folder, { 'a.txt': '新的文字' });
    const item = library.items.find(id, 'a.txt')!;
    expect([item.sha256, item.decided, library.originals.list().length]).toEqual([sha256Of('新的文字'), { year: 2024 }, 2]);
    expect([library.search.count('旧的'), library.search.count('新的')]).toEqual([0, 1]);
    expect(library.events.latest(1)[0]).toMatchObject({ action: 'import-batch', before: { items: { '1:a.txt': { sha256: sha256Of('旧的内容') } } }, after: { items: { '1:a.txt': { sha256: sha256Of('新的文字') } } } });
  });

  it('does not keep bytes that are not the ones that were read', async () => {
    const library = await newLibrary();
    const folder = await temporaryFolder();
    const { id } = library.change('import', folder, ({ sources }) => sources.ensure(folder));
    const [changed, gone] = [await importedFile(folder, 'a.txt', '读到的'), await importedFile(folder, 'b.txt', '又没了')];
    await appendFile(join(folder, 'a.txt'), '，后来改了');
    await rm(join(folder, 'b.txt'));
    await library.importBatch(id, [changed, gone]);
    expect(library.items.list().map(({ path, sha256, kept, unreadable }) => [path, sha256, kept, unreadable?.code])).toEqual([
      ['a.txt', null, false, 'changed-while-reading'],
      ['b.txt', null, false, 'changed-while-reading'],
    ]);
    expect(library.originals.list()).toEqual([]);
  });

  it('leaves no original behind where a batch cannot be recorded, and goes on with the next', async () => {
    const library = await newLibrary();
    const folder = await temporaryFolder();
    const { id } = library.change('import', folder, ({ sources }) => sources.ensure(folder));
    const first = library.importBatch(99, [await importedFile(folder, 'a.txt', '甲')]);
    const second = library.importBatch(id, [await importedFile(folder, 'b.txt', '乙'), await importedFile(folder, 'c.txt', '乙')]);
    const third = library.importBatch(id, [await importedFile(folder, 'd.txt', '乙')]);
    await expect(first).rejects.toThrow('FOREIGN KEY');
    await Promise.all([second, third]);
    expect(existsSync(library.originals.pathOf(sha256Of('甲')))).toBe(false);
    expect([library.items.list().length, library.originals.list().length, await library.check()]).toEqual([3, 1, expect.objectContaining({ damage: [], missing: [], altered: [] })]);
  });

  it('finds an original that is missing or was altered, and importing the file again mends it', async () => {
    const library = await newLibrary();
    const folder = await temporaryFolder();
    await importTexts(library, folder, { 'a.txt': '甲', 'b.txt': '乙' });
    const [a, b] = [sha256Of('甲'), sha256Of('乙')];
    await rm(library.originals.pathOf(a));
    await chmod(library.originals.pathOf(b), 0o644);
    await writeFile(library.originals.pathOf(b), '丙');
    await expect(library.originals.check(a)).rejects.toMatchObject({ detail: { code: 'original-missing', sha256: a } });
    await expect(library.originals.check(b)).rejects.toMatchObject({ detail: { code: 'original-altered', sha256: b } });
    expect(await library.check()).toMatchObject({ missing: [a], altered: [b] });
    await importTexts(library, folder, { 'a.txt': '甲', 'b.txt': '乙' });
    expect(await library.check()).toMatchObject({ missing: [], altered: [] });
  });

  it('knows an import that was cut short', async () => {
    const library = await newLibrary();
    const begin = () => library.change('begin-import', '柳林乡', ({ sources }) => sources.beginImport(sources.ensure('/柳林乡').id));
    const first = begin();
    expect([first.resumed, begin()]).toEqual([false, { importId: first.importId, resumed: true }]);
    library.change('finish-import', '柳林乡', ({ sources }) => sources.finishImport(first.importId));
    expect([library.sources.unfinishedImport(1), begin().resumed]).toEqual([null, false]);
  });
});

describe('filing', () => {
  it('places items, numbers the filed ones, and tells each change in one event', async () => {
    const library = await newLibrary();
    const id = await importTexts(library, await temporaryFolder(), { 'a.txt': '甲', 'b.txt': '乙', 'c.txt': '丙', 'd.txt': '丁', 'e.txt': '甲' });
    const file = () => library.change('file', '柳林乡', ({ filing, numbers }) => {
      filing.place(id, [
        placement('a.txt', { date: '2025-05-01' as never }),
        placement('b.txt'),
        placement('c.txt', { retention: '10年', attachedTo: { path: 'a.txt', ordinal: 0 }, branch: '西沟村党支部' }),
        placement('d.txt', { status: 'needs-review', branch: null }),
        placement('e.txt', { status: 'duplicate', duplicateOf: 'a.txt' }),
      ]);
      numbers.settle();
    });
    file();
    expect(library.items.list().map(({ path, status, archiveNo, attachedTo, duplicateOf }) => ({ path, status, archiveNo, attachedTo, duplicateOf }))).toEqual([
      { path: 'a.txt', status: 'filed', archiveNo: 'D001-WS·2025-Y-0002', attachedTo: null, duplicateOf: null },
      { path: 'b.txt', status: 'filed', archiveNo: 'D001-WS·2025-Y-0001', attachedTo: null, duplicateOf: null },
      { path: 'c.txt', status: 'filed', archiveNo: 'D002-WS·2025-D10-0001', attachedTo: { path: 'a.txt', ordinal: 0 }, duplicateOf: null },
      { path: 'd.txt', status: 'needs-review', archiveNo: null, attachedTo: null, duplicateOf: null },
      { path: 'e.txt', status: 'duplicate', archiveNo: null, attachedTo: null, duplicateOf: 'a.txt' },
    ]);
    expect(library.search.find('题名').length).toBe(5);
    const { count } = library.events.head();
    file();
    expect(library.events.head().count).toBe(count);

    library.change('file', '柳林乡', ({ filing, numbers }) => {
      filing.place(id, [placement('b.txt', { year: 2024 })]);
      numbers.settle();
    });
    expect(library.events.latest(1)).toMatchObject([
      {
        before: { items: { '1:b.txt': { year: 2025 } }, archiveNumbers: { '1:a.txt': 'D001-WS·2025-Y-0002', '1:b.txt': 'D001-WS·2025-Y-0001' } },
        after: { items: { '1:b.txt': { year: 2024 } }, archiveNumbers: { '1:a.txt': 'D001-WS·2025-Y-0001', '1:b.txt': 'D001-WS·2024-Y-0001' } },
      },
    ]);
    expect(library.items.countByPlace()).toContainEqual({ branch: '东沟村党支部', year: 2024, category: '04', count: 1 });
  });

  it('lets a person set the fonds code and the overrides of a branch', async () => {
    const library = await newLibrary();
    const id = await importTexts(library, await temporaryFolder(), { 'a.txt': '甲', 'b.txt': '乙' });
    library.change('file', '', ({ filing, numbers }) => {
      filing.place(id, [placement('a.txt'), placement('b.txt', { branch: '西沟村党支部' })]);
      numbers.settle();
    });
    library.change('set-fonds', '东沟村党支部', ({ branches, numbers }) => {
      branches.setFonds('东沟村党支部', 'Z109');
      branches.setOverrides('东沟村党支部', { fullMembers: 23 });
      branches.rename('西沟村党支部', '西沟社区党支部');
      numbers.settle();
    });
    expect(library.items.list().map(({ branch, archiveNo }) => [branch, archiveNo])).toEqual([
      ['东沟村党支部', 'Z109-WS·2025-Y-0001'],
      ['西沟社区党支部', 'D002-WS·2025-Y-0001'],
    ]);
    expect(library.branches.get('东沟村党支部')).toEqual({ name: '东沟村党支部', fonds: 'Z109', overrides: { fullMembers: 23 } });
    const set = (fonds: string, name = '东沟村党支部') => () => library.change('set-fonds', name, ({ branches }) => branches.setFonds(name, fonds));
    expect(set('z1')).toThrow('usage');
    expect(set('D002')).toThrow('usage');
    expect(set('D009', '无此支部')).toThrow('not-found');
  });
});

describe('changes and events', () => {
  it('happen whole or not at all', async () => {
    const library = await newLibrary();
    const before = library.events.head();
    expect(() => library.change('test', '', ({ settings }) => {
      settings.set('township', '柳林乡');
      throw new Error('no');
    })).toThrow('no');
    expect([library.settings.get('township'), library.events.head()]).toEqual([null, before]);
    expect(() => library.change('test', '', () => Promise.resolve())).toThrow('internal');
    expect(() => library.change('test', '', () => library.change('inner', '', () => 1))).toThrow('internal');
    library.change('set', '乡镇', ({ settings }) => settings.set('township', '柳林乡'));
    expect(library.settings.all()).toEqual({ township: '柳林乡' });
  });

  it('form a chain that exports and verifies line by line', async () => {
    const library = await newLibrary();
    await importTexts(library, await temporaryFolder(), { 'a.txt': '甲' });
    for (let index = 0; index < 120; index += 1) library.change('set', '序号', ({ settings }) => settings.set('n', index));
    library.change('learn', '分类', ({ settings }) => settings.setLearnedModel({ version: 1, examples: 1, labels: {} }));
    library.change('export', '成果包', ({ note }) => note('bundle', '成果包', null, { files: 1 }));
    const lines = [...library.events.exportEvents()];
    expect(verifyChain(lines, textHash)).toEqual({ intact: true, ...library.events.head() });
    expect(library.events.verifyChain()).toEqual({ intact: true, count: lines.length, head: library.events.head().head });
    expect(JSON.parse(lines[2]!)).toEqual(library.events.get(3));
    expect(library.events.latest(2, 3).map(({ seq, action, actor }) => [seq, action, actor])).toEqual([[2, 'import-batch', '李明'], [1, 'import', '李明']]);
    expect(library.settings.learnedModel()).toEqual({ version: 1, examples: 1, labels: {} });
  });
});

describe('search', () => {
  it('finds two-character words in title, path and text, the title first, with marks', async () => {
    const library = await newLibrary();
    const folder = await temporaryFolder();
    const id = await importTexts(library, folder, { 'a.txt': '会议研究了换届选举工作', '换届/b.txt': '其他内容', 'c.txt': '与此无关' });
    library.change('file', '', ({ filing }) => filing.place(id, [placement('c.txt', { title: '换届选举请示', branch: '西沟村党支部', year: 2024 })]));
    const hits = library.search.find('换届');
    expect(hits.map(({ path }) => path)).toEqual(['c.txt', expect.any(String), expect.any(String)]);
    expect([hits[0]!.title, hits.find(({ path }) => path === 'a.txt')!.passage]).toEqual([
      { text: '换届选举请示', marks: [{ start: 0, end: 2 }] },
      { text: '会议研究了换届选举工作', marks: [{ start: 5, end: 7 }] },
    ]);
    expect([library.search.count('换届'), library.search.find('届').length, library.search.find('无此').length, library.search.find('，').length]).toEqual([3, 3, 0, 0]);
    expect(library.search.find('换届', { branch: '西沟村党支部' }).map(({ path }) => path)).toEqual(['c.txt']);
    expect(library.search.find('换届', { limit: 1, offset: 1 })).toEqual([hits[1]]);
  });
});
