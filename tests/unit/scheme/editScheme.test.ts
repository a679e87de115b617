import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addKind, changeCategory, changeKind, moveCategory, moveKind, removeOwnKind } from '../../../shared/scheme/editScheme.ts';
import { parseScheme } from '../../../shared/scheme/parseScheme.ts';

const shipped = parseScheme(JSON.parse(readFileSync(new URL('../../../resources/schemes/default.json', import.meta.url), 'utf8')), 'default.json');
const idsIn = (scheme: typeof shipped, code: string) => scheme.kinds.filter(({ category }) => category === code).map(({ id }) => id);

it('leaves a valid scheme after every kind of change', () => {
  const renamed = changeCategory(shipped, '05', { name: '理论学习' });
  const moved = changeKind(renamed, 'electionMinutes', { category: '04' });
  // It referred to 04 before; a kind cannot refer to its own home.
  expect(moved.kinds.find(({ id }) => id === 'electionMinutes')!.alsoIn).toEqual([]);
  const added = addKind(addKind(moved, { name: '积分公示', category: '02', retention: '10年', titles: ['党员积分'] }), { name: '红黑榜', category: '02', retention: '10年', titles: [] });
  expect(added.kinds.slice(-2).map(({ id, titles }) => [id, titles])).toEqual([['own1', ['积分公示', '党员积分']], ['own2', ['红黑榜']]]);
  expect(parseScheme(JSON.parse(JSON.stringify(added)), 'own.json')).toEqual(added);
  expect(removeOwnKind(removeOwnKind(added, 'own2'), 'branchMeeting').kinds.map(({ id }) => id)).toEqual([...moved.kinds.map(({ id }) => id), 'own1']);
});

it('moves a kind among those of its category only, and stops at the ends', () => {
  const [first, second] = idsIn(shipped, '04');
  expect(idsIn(moveKind(shipped, second!, -1), '04').slice(0, 2)).toEqual([second, first]);
  expect(moveKind(shipped, first!, -1)).toBe(shipped);
  expect(idsIn(moveKind(shipped, second!, -1), '05')).toEqual(idsIn(shipped, '05'));
});

it('moves a category without changing its code, and stops at the ends', () => {
  const codes = (scheme: typeof shipped) => scheme.categories.map(({ code }) => code);
  const moved = moveCategory(shipped, '03', -1);
  expect(codes(moved)).toEqual(['01', '03', '02', ...codes(shipped).slice(3)]);
  expect(moved.kinds).toBe(shipped.kinds);
  expect(parseScheme(JSON.parse(JSON.stringify(moved)), 'own.json')).toEqual(moved);
  expect([moveCategory(shipped, '01', -1), moveCategory(shipped, '99', 1)]).toEqual([shipped, shipped]);
});
