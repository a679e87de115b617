import { expect, it } from 'vitest';
import { filterFindings, type FindingFilter } from '../../../shared/presentation/findingFilter.ts';
import type { FindingRow } from '../../../shared/presentation/findingRow.ts';

const row = (id: string, rest: Partial<FindingRow> = {}): FindingRow => ({ id, rule: 'M101', family: 'minutes', severity: 'low', strength: null, branch: '东沟村党支部', date: '2025-03-05', period: null, title: '记录缺主持人', persons: [], paths: ['东沟村/3月.docx'], decision: null, ...rest });
const everything: FindingFilter = { branch: null, family: null, weight: null, state: 'open', rule: null, period: null, year: null, text: '' };
const decision = (outcome: 'explained' | 'rectify') => ({ outcome, by: '周明', on: '2026-01-15', reason: '见说明' });
const rows = [
  row('a'),
  row('b', { family: 'backfill', strength: 'strong', severity: 'medium', rule: 'B301' }),
  row('c', { family: 'gap', severity: 'high', date: null, period: '2024-Q3', title: '未见党课', branch: '石桥村党支部' }),
  row('d', { decision: decision('explained') }),
  row('e', { decision: decision('rectify'), persons: ['靳有田'] }),
];
const shown = (filter: Partial<FindingFilter>) => filterFindings(rows, { ...everything, ...filter }).map(({ id }) => id);

it('lists open ones by weight; what was handed to rectification is still open', () => {
  expect(shown({})).toEqual(['b', 'c', 'a', 'e']);
  expect(shown({ state: 'settled' })).toEqual(['d']);
  expect(shown({ state: 'all' })).toHaveLength(5);
});

it('narrows by family, weight, time, branch and words', () => {
  expect(shown({ family: 'doubts' })).toEqual(['b', 'a', 'e']);
  expect(shown({ family: 'gap' })).toEqual(['c']);
  expect(shown({ weight: 'strong' })).toEqual(['b']);
  expect(shown({ weight: 'low' })).toEqual(['a', 'e']);
  expect(shown({ year: 2024 })).toEqual(['c']);
  expect(shown({ branch: '石桥村党支部' })).toEqual(['c']);
  expect(shown({ text: '靳有田' })).toEqual(['e']);
  expect(shown({ text: '3月 主持人' })).toEqual(['b', 'a', 'e']);
});
