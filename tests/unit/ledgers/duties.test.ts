import { expect, it } from 'vitest';
import { dutiesOf } from '../../../shared/ledgers/duties.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Coverage, CoverageState } from '../../../shared/model/report.ts';

const cell = (branch: string, obligation: string, period: string, state: CoverageState): Coverage => ({ branch, year: Number(period.slice(0, 4)), obligation, period, state, paths: [] });

it('lists what is owed in the month of the check, also of a year that no file has yet, and what is still missing, by day', () => {
  const duties = [
    cell('东沟村党支部', 'G105', '2026-01', 'not-due'), cell('东沟村党支部', 'G101', '2026-Q1', 'not-due'), cell('东沟村党支部', 'G106', '2026', 'not-due'), cell('东沟村党支部', 'G104', '2026-Q1', 'met'),
    cell('西坡村党支部', 'G105', '2026-01', 'not-due'), cell('西坡村党支部', 'G103', '2026-01', 'unknown'),
  ];
  const coverage = [cell('东沟村党支部', 'G105', '2025-12', 'missing'), cell('东沟村党支部', 'G101', '2025-Q4', 'missing'), cell('东沟村党支部', 'G104', '2025-Q3', 'met'), cell('东沟村党支部', 'G110', '2020—2025', 'missing')];
  const check = { asOf: '2026-01-10' as CalendarDate, coverage, duties };
  const { thisMonth, missing } = dutiesOf(check);
  expect(thisMonth.map(({ branch, obligation, dueBy, daysLeft }) => [branch.slice(0, 3), obligation, dueBy, daysLeft])).toEqual([
    ['东沟村', 'G105', '2026-01-31', 21], ['西坡村', 'G105', '2026-01-31', 21], ['东沟村', 'G101', '2026-03-31', 80], ['东沟村', 'G106', '2026-12-31', 355],
  ]);
  expect(missing.map(({ obligation, dueBy, daysLeft }) => [obligation, dueBy, daysLeft])).toEqual([['G101', '2025-12-31', -10], ['G105', '2025-12-31', -10], ['G110', null, null]]);
  expect(dutiesOf(check, '西坡村党支部').thisMonth).toHaveLength(1);
});
