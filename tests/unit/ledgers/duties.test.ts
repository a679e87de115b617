import { expect, it } from 'vitest';
import { dutiesOf } from '../../../shared/ledgers/duties.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Coverage, CoverageState } from '../../../shared/model/report.ts';

const cell = (branch: string, obligation: string, period: string, state: CoverageState): Coverage => ({ branch, year: Number(period.slice(0, 4)), obligation, period, state, paths: [] });

it('lists what is due in the month of the check and what is still missing, by day', () => {
  const coverage = [
    cell('东沟村党支部', 'G105', '2026-02', 'not-due'), cell('东沟村党支部', 'G105', '2026-03', 'not-due'), cell('东沟村党支部', 'G101', '2026-Q1', 'not-due'), cell('东沟村党支部', 'G106', '2026', 'not-due'),
    cell('东沟村党支部', 'G105', '2026-01', 'missing'), cell('东沟村党支部', 'G101', '2025-Q4', 'missing'), cell('东沟村党支部', 'G104', '2026-Q1', 'met'), cell('东沟村党支部', 'G110', '2020—2025', 'missing'),
    cell('西坡村党支部', 'G105', '2026-02', 'not-due'), cell('西坡村党支部', 'G103', '2026-02', 'not-applicable'),
  ];
  const { thisMonth, missing } = dutiesOf(coverage, '2026-02-10' as CalendarDate);
  expect(thisMonth.map(({ branch, obligation, dueBy, daysLeft }) => [branch.slice(0, 3), obligation, dueBy, daysLeft])).toEqual([
    ['东沟村', 'G105', '2026-02-28', 18], ['西坡村', 'G105', '2026-02-28', 18], ['东沟村', 'G101', '2026-03-31', 49], ['东沟村', 'G106', '2026-12-31', 324],
  ]);
  expect(missing.map(({ obligation, dueBy, daysLeft }) => [obligation, dueBy, daysLeft])).toEqual([['G101', '2025-12-31', -41], ['G105', '2026-01-31', -10], ['G110', null, null]]);
  expect(dutiesOf(coverage, '2026-02-10' as CalendarDate, '西坡村党支部').thisMonth).toHaveLength(1);
});
