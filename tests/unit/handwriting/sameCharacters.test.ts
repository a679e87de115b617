import { expect, it } from 'vitest';
import { sameCharacters } from '../../../shared/handwriting/sameCharacters.ts';
import type { ScannedLine } from '../../../shared/model/scan.ts';
import { pagesToCompare } from '../../../shared/presentation/pagesToCompare.ts';

function line(text: string, sure = 95): ScannedLine {
  const { length } = text;
  return { text, quad: [100, 200, 100 + length * 40, 200, 100 + length * 40, 240, 100, 240], confidence: 0.9, sureness: Array.from({ length }, () => sure), centres: Array.from({ length }, (_, index) => 20 + index * 40) };
}

it('characters on the most pages come first, each cut out around its middle; unsure ones and marks are left out', () => {
  const found = sameCharacters([[line('会议，记录')], [line('会议')], [line('会，')], [line('记录', 40)]]);
  expect(found.map(({ character, places }) => [character, places.map(({ page }) => page)])).toEqual([['会', [0, 1, 2]], ['议', [0, 1]]]);
  expect(found[1]!.places[0]!.box).toEqual({ left: 140, top: 200, width: 40, height: 40 });
});

it('the pages of a doubt about handwriting by its groups, as its evidence names them', () => {
  const evidence = [{ path: 'a.pdf', quote: '甲组：第 3 页（2025-03-15“会议记录”），约 180 字' }, { path: 'a.pdf', quote: '乙组：第 1 页（2025-01-15“会议记录”），约 170 字' }, { path: 'gone.pdf', quote: '乙组：第 2 页（x），约 1 字' }];
  expect(pagesToCompare({ rule: 'B601', evidence }, new Map([['a.pdf', 7]]))).toEqual([{ name: '甲组', pages: [{ itemId: 7, page: 3, label: '第 3 页　2025-03-15“会议记录”' }] }, { name: '乙组', pages: [{ itemId: 7, page: 1, label: '第 1 页　2025-01-15“会议记录”' }] }]);
  expect(pagesToCompare({ rule: 'B603', evidence: [{ path: 'a.pdf', quote: '第 2 页最后 2 行' }] }, new Map([['a.pdf', 7]]))).toEqual([{ name: '', pages: [{ itemId: 7, page: 2, label: '第 2 页' }] }]);
  expect(pagesToCompare({ rule: 'B401', evidence }, new Map([['a.pdf', 7]]))).toEqual([]);
});
