import { expect, it, onTestFinished } from 'vitest';
import { join } from 'node:path';
import type { ItemFilter, ItemSort } from '../../../shared/contract/itemCalls.ts';
import { openLibrary } from '../../../electron/library/openLibrary.ts';
import { placement } from './readOutcome.ts';
import { importTexts, person, temporaryFolder } from './sampleFiles.ts';

const everything: ItemFilter = { branch: null, year: null, category: null, status: null };
const archive: ItemSort = { by: 'archiveNo', descending: false };

/** Twelve papers of two branches, every fourth of them without a year and so without a number. */
async function filedLibrary() {
  const folder = await temporaryFolder();
  const library = await openLibrary(join(folder, 'library'), { ...person, create: true });
  onTestFinished(() => library.close());
  const names = Array.from({ length: 12 }, (_, index) => `${String.fromCharCode(97 + index)}.txt`);
  await importTexts(library, join(folder, 'source'), Object.fromEntries(names.map((name, index) => [name, index % 3 === 0 ? `换届 ${name}` : `党费 ${name}`])));
  library.change('file', '', ({ filing, numbers }) => {
    filing.place(1, names.map((name, index) => placement(name, { branch: index % 2 === 0 ? '西沟村党支部' : '东沟村党支部', title: index === 9 ? '换届方案' : name, year: index % 4 === 3 ? null : 2023 + (index % 3) })));
    numbers.settle();
  });
  const pathsOf = (ids: readonly number[]) => ids.map((id) => library.items.get(id)!.path);
  return { library, pathsOf };
}

it('gives the archive in the order of its numbers, those without one last, both ways', async () => {
  const { library, pathsOf } = await filedLibrary();
  for (const descending of [false, true]) {
    const ids = library.itemList.ids(everything, { by: 'archiveNo', descending });
    const items = ids.map((id) => library.items.get(id)!);
    const numbers = items.flatMap(({ archiveNo }) => archiveNo ?? []);
    expect([numbers.length, items.slice(numbers.length).every(({ archiveNo }) => archiveNo === null)]).toEqual([9, true]);
    expect(numbers).toEqual(descending ? numbers.toSorted().toReversed() : numbers.toSorted());
    expect(pathsOf(ids.slice(9))).toEqual(['d.txt', 'h.txt', 'l.txt']);
  }
});

it('the first rows are the first of the whole list, with how many there are', async () => {
  const { library } = await filedLibrary();
  const filters: readonly ItemFilter[] = [everything, { ...everything, branch: '东沟村党支部' }, { ...everything, year: 2024 }, { ...everything, category: '没有' }];
  for (const filter of filters) {
    for (const sort of [archive, { by: 'date', descending: true }, { by: 'path', descending: false }, { by: 'title', descending: true }] as const) {
      const all = library.itemList.ids(filter, sort);
      for (const limit of [1, 5, 10, 100]) expect(library.itemList.first(filter, sort, limit)).toEqual({ total: all.length, ids: all.slice(0, limit) });
    }
  }
});

it('finds by words in the order of rank or of any column, within the filter', async () => {
  const { library, pathsOf } = await filedLibrary();
  const found = (filter: Partial<ItemFilter>, sort: ItemSort) => pathsOf(library.itemList.ids({ ...everything, text: '换届', ...filter }, sort));
  const byRank = found({}, { by: 'rank', descending: false });
  expect([byRank[0], byRank.toSorted()]).toEqual(['j.txt', ['a.txt', 'd.txt', 'g.txt', 'j.txt']]);
  expect(found({}, { by: 'path', descending: true })).toEqual(['j.txt', 'g.txt', 'd.txt', 'a.txt']);
  expect(found({ branch: '西沟村党支部' }, { by: 'path', descending: false })).toEqual(['a.txt', 'g.txt']);
  expect(library.itemList.ids({ ...everything, text: '，' }, archive)).toEqual([]);
});
