import { expect, it } from 'vitest';
import { meetingGrid } from '../../../shared/presentation/meetingGrid.ts';
import type { CheckOutcome, MeetingState } from '../../../shared/model/checkOutcome.ts';
import type { FindingDecision } from '../../../shared/model/decision.ts';
import type { Coverage, RecordAssessment, ReportFinding } from '../../../shared/model/report.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';

const meeting = (path: string, date: string, rest: Partial<MeetingState> = {}): MeetingState => ({ path, ordinal: 0, branch: '东沟村党支部', kind: 'branchMeeting', date: parseCalendarDate(date), year: 2025, title: path, attachments: [], lateNote: null, ...rest });
const cell = (quarter: number, state: Coverage['state'], paths: readonly string[]): Coverage => ({ branch: '东沟村党支部', year: 2025, obligation: 'G101', period: `2025-Q${quarter}`, state, paths });
const level = (path: string, ordinal: number, of: RecordAssessment['level'], signals: readonly string[]): RecordAssessment => ({ path, ordinal, level: of, signals, likelihoodRatio: 30 });
// Only what the grid looks at.
const finding = (id: string, outcome?: FindingDecision['outcome']) => ({ id, ...(outcome ? { decision: { outcome } } : {}) }) as ReportFinding;
const obligations: CheckOutcome['obligations'] = [{ code: 'G101', name: '支部党员大会', period: 'quarter', meets: ['branchMeeting'] }];

function states(coverage: readonly Coverage[], meetings: readonly MeetingState[], records: readonly RecordAssessment[] = [], findings: readonly ReportFinding[] = []): readonly string[] {
  const outcome = { coverage, meetings, obligations } as CheckOutcome;
  return meetingGrid(outcome, { findings, records }, 2025).rows[0]!.cells.map(({ state }) => state);
}

it('shows what is there as in doubt only while a moderate or strong doubt stands open', () => {
  const coverage = [cell(1, 'met', ['a']), cell(2, 'missing', []), cell(3, 'not-due', [])];
  const meetings = [meeting('a', '2025-02-05')];
  expect(states(coverage, meetings)).toEqual(['met', 'missing', 'not-due']);
  expect(states(coverage, meetings, [level('a', 0, 'weak', ['x'])], [finding('x')])[0]).toBe('met');
  expect(states(coverage, meetings, [level('a', 0, 'moderate', ['x'])], [finding('x')])[0]).toBe('doubtful');
  expect(states(coverage, meetings, [level('a', 0, 'moderate', ['x'])], [finding('x', 'rectify')])[0]).toBe('doubtful');
  expect(states(coverage, meetings, [level('a', 0, 'moderate', ['x'])], [finding('x', 'explained')])[0]).toBe('met');
});

it('shows as late what a note says is late, or a person decided to be', () => {
  const coverage = [cell(1, 'met', ['a'])];
  expect(states(coverage, [meeting('a', '2025-02-05', { lateNote: '补录说明' })])).toEqual(['late']);
  expect(states(coverage, [meeting('a', '2025-02-05')], [level('a', 0, 'strong', ['x'])], [finding('x', 'lateRecord')])).toEqual(['late']);
});

it('takes of a minute-book only the meetings of the period, and of two meetings a good one is enough', () => {
  const book = [meeting('book', '2025-02-05', { ordinal: 0 }), meeting('book', '2025-05-06', { ordinal: 1 })];
  const coverage = [cell(1, 'met', ['book']), cell(2, 'met', ['book'])];
  expect(states(coverage, book, [level('book', 1, 'strong', ['x'])], [finding('x')])).toEqual(['met', 'doubtful']);
  const two = [meeting('a', '2025-02-05'), meeting('b', '2025-03-05')];
  expect(states([cell(1, 'met', ['a', 'b'])], two, [level('a', 0, 'strong', ['x'])], [finding('x')])).toEqual(['met']);
});
