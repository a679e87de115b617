import { expect, it } from 'vitest';
import { refile } from '../../../electron/backend/decideItem.ts';
import { editItems } from '../../../electron/backend/editItems.ts';
import { tryToRefile } from '../../../electron/backend/filing/fileInBackground.ts';
import { undoEvent } from '../../../electron/backend/undoEvent.ts';
import type { Library } from '../../../electron/library/library.ts';
import { clerk, goodMinutes, thinMinutes, townshipOf } from '../ledgers/smallTownship.ts';

const march = '东沟村/2025年/3月党员大会.txt';
const files = {
  [march]: thinMinutes('东沟村', '2025-03-05'),
  '东沟村/2025年/6月党员大会.txt': goodMinutes('东沟村', '2025-06-06', '修渠'),
  '东沟村/2025年/6月签到表.txt': '签到表\n2025年6月6日\n靳有田\n路广财\n',
  '西沟村/2024年/会议记录.txt': goodMinutes('西沟村', '2024-09-09', '秋收'),
};

/** Everything that filing decides. */
function places(library: Library) {
  return library.items.list().map(({ path, status, branch, year, date, kind, category, title, attachedTo, archiveNo, retention, reasons }) => ({ path, status, branch, year, date, kind, category, title, attachedTo, archiveNo, retention, reasons }));
}

const never = new AbortController().signal;

it('comes to the same places and numbers in its thread as the pass in one piece', async () => {
  const [whole, apart] = [await townshipOf(files), await townshipOf(files)];
  for (const { library, scheme, itemId } of [whole, apart]) editItems(library, scheme, [itemId(march)], { branch: '西沟村党支部', year: 2024 }, clerk, 'later');
  const moved = places(apart.library);
  refile(whole.library, whole.scheme);
  expect(await tryToRefile(apart.library, apart.scheme, never)).toBe(true);
  expect(places(apart.library)).toEqual(places(whole.library));
  // It had something to do: numbers close up where the item has left.
  expect(places(apart.library)).not.toEqual(moved);
});

it('changes nothing where a person decides meanwhile, or it is told to stop', async () => {
  const { library, scheme, itemId } = await townshipOf(files);
  editItems(library, scheme, [itemId(march)], { year: 2024 }, clerk, 'later');
  const pass = tryToRefile(library, scheme, never);
  editItems(library, scheme, [itemId(march)], { title: '三月的会' }, clerk, 'later');
  const decided = places(library);
  expect(await pass).toBe(false);
  const ending = new AbortController();
  const stopped = tryToRefile(library, scheme, ending.signal);
  ending.abort();
  expect(await stopped).toBe(false);
  expect(places(library)).toEqual(decided);
});

it('an undone decision puts the item back at once; the pass that follows leaves it there', async () => {
  const { library, scheme, itemId } = await townshipOf(files);
  const before = places(library);
  editItems(library, scheme, [itemId(march)], { category: '08', title: '别的题名', year: 2020 }, clerk, 'later');
  const { count } = library.events.head();
  expect(library.items.get(itemId(march))).toMatchObject({ category: '08', year: 2020, title: '别的题名' });
  expect(library.search.find('别的题名')).toHaveLength(1);
  undoEvent(library, scheme, count, clerk, 'later');
  const { category, year, title, status } = before.find(({ path }) => path === march)!;
  expect(library.items.get(itemId(march))).toMatchObject({ category, year, title, status, decided: {} });
  expect(library.search.find('别的题名')).toHaveLength(0);
  expect(await tryToRefile(library, scheme, never)).toBe(true);
  expect(places(library)).toEqual(before);
});
