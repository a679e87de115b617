import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/model/calendarDate.ts';
import type { BranchFacts, TownshipFacts } from '../../../shared/model/facts.ts';
import { checkTownship } from '../../../shared/rules/check.ts';
import { coverageOf } from '../../../shared/rules/coverage.ts';
import { hasEnded, monthsOf, periodIdOf, periodNamed, periodsOf, type PeriodLength } from '../../../shared/rules/periods.ts';
import { branch, day, members, plainRulebook, record, township } from './township.ts';

function states(facts: BranchFacts | TownshipFacts, obligation: string): Record<string, string> {
  const whole = 'branches' in facts ? facts : township([facts]);
  return Object.fromEntries(coverageOf(whole, plainRulebook).filter((cell) => cell.obligation === obligation).map(({ period, state }) => [period, state]));
}

describe('periods', () => {
  const dates = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day('2019-01-01'), days));
  const lengths = fc.constantFrom<PeriodLength>('month', 'quarter', 'year');

  it('every day lies in exactly one period of a length, the one its id says', () => {
    fc.assert(
      fc.property(dates, lengths, (date, length) => {
        const holding = periodsOf(Number(date.slice(0, 4)), length).filter(({ first, last }) => first <= date && date <= last);
        expect(holding.map(({ id }) => id)).toEqual([periodIdOf(date, length)]);
      }),
    );
  });

  it('periods of a year follow each other without gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2018, max: 2030 }), lengths, (year, length) => {
        const periods = periodsOf(year, length);
        for (const [index, period] of periods.entries()) if (index > 0) expect(addDays(periods[index - 1]!.last, 1)).toBe(period.first);
        expect([periods[0]!.first, periods.at(-1)!.last]).toEqual([`${year}-01-01`, `${year}-12-31`]);
        expect(periods.flatMap(({ id }) => monthsOf(id))).toHaveLength(12);
      }),
    );
  });

  it('a period ends with its last day', () => {
    const [first] = periodsOf(2025, 'quarter');
    expect([hasEnded(first!, day('2025-03-31')), hasEnded(first!, day('2025-04-01'))]).toEqual([false, true]);
  });

  it('reads a month or quarter out of a name, but not out of a span', () => {
    expect(['2025年3月份党员大会', '第一季度党课', '2025年第2季度党员大会记录', '1-3月党费', '三月主题党日', '2025年3月、4月记录', '2025年上半年', '十二月支委会'].map(periodNamed)).toEqual([{ month: 3 }, { quarter: 1 }, { quarter: 2 }, null, { month: 3 }, null, null, { month: 12 }]);
  });
});

describe('coverage', () => {
  it('tells met, missing, not-due and never judges an unfinished period', () => {
    const facts = township([branch([record({ kind: 'branchMeeting', date: '2025-02-10' }), record({ kind: 'committeeMeeting', date: '2025-09-01' })])], '2025-08-20');
    expect(states(facts, 'G101')).toEqual({ '2025-Q1': 'met', '2025-Q2': 'missing', '2025-Q3': 'not-due', '2025-Q4': 'not-due' });
  });

  it('covers only the years between the first and last record', () => {
    const facts = branch([record({ kind: 'branchMeeting', date: '2023-02-10' }), record({ kind: 'branchMeeting', date: '2024-02-10' })]);
    expect(Object.keys(states(facts, 'G106'))).toEqual(['2023', '2024']);
    expect(coverageOf(township([branch([])]), plainRulebook)).toEqual([]);
  });

  it('counts a meeting that serves several purposes for each of them', () => {
    const held = branch([record({ kind: 'branchMeeting', date: '2025-12-05', title: '党员大会暨主题党日活动记录', fields: { topics: ['召开组织生活会', '开展民主评议党员', '传达文件，部署明年主题党日'] } })]);
    expect(['G101', 'G105', 'G106', 'G107'].map((code) => Object.values(states(held, code)).filter((state) => state === 'met').length)).toEqual([1, 1, 1, 1]);
  });

  it('preparing for a meeting is not the meeting', () => {
    const prepared = branch([record({ kind: 'committeeMeeting', date: '2025-12-05', fields: { topics: ['研究组织生活会筹备工作', '学习《民主评议党员办法》'] } })]);
    expect([states(prepared, 'G106'), states(prepared, 'G107')]).toEqual([{ 2025: 'missing' }, { 2025: 'missing' }]);
  });

  it('an organisation-life meeting in the form of an assembly is also an assembly', () => {
    const held = branch([record({ kind: 'organisationLifeMeeting', date: '2025-12-05', text: '会议形式：党员大会\n赵国强说：我的不足是学习不够主动，今后要改。' })]);
    expect(states(held, 'G101')['2025-Q4']).toBe('met');
  });

  it('a record without a day counts for the year, and for a month or quarter only where its title says so', () => {
    const undated = branch([record({ kind: 'organisationLifeMeeting', year: 2025 }), record({ kind: 'branchMeeting', year: 2025 }), record({ kind: 'branchMeeting', year: 2025, title: '第二季度党员大会记录' })]);
    expect(states(undated, 'G106')).toEqual({ 2025: 'met' });
    expect(states(undated, 'G101')).toEqual({ '2025-Q1': 'missing', '2025-Q2': 'met', '2025-Q3': 'missing', '2025-Q4': 'missing' });
  });

  it('an unread minute-book of the year leaves its gaps open', () => {
    const scanned = branch([record({ kind: 'minuteBook', year: 2025, text: '' }), record({ kind: 'branchMeeting', date: '2025-02-10' })]);
    expect(states(scanned, 'G101')).toEqual({ '2025-Q1': 'met', '2025-Q2': 'unknown', '2025-Q3': 'unknown', '2025-Q4': 'unknown' });
  });

  it('one unread scan does not hide three gaps', () => {
    const scanned = branch([record({ kind: 'branchMeeting', year: 2025, text: '' }), record({ kind: 'branchMeeting', date: '2025-02-10' })]);
    expect(states(scanned, 'G101')['2025-Q3']).toBe('missing');
  });

  describe('committee meetings', () => {
    const meetings = [record({ kind: 'branchMeeting', date: '2025-02-10' })];
    const march = (facts: BranchFacts) => states(facts, 'G102')['2025-03'];
    it('are due from seven full members on', () => {
      expect([march(branch(meetings, { roster: members(7) })), march(branch(meetings, { roster: members(6) })), march(branch(meetings))]).toEqual(['missing', 'not-applicable', 'not-applicable']);
    });
    it('count members as of the period', () => {
      const moved = [...members(6), ...members(1, { name: '李远', movedOut: '2025-06' })];
      const result = states(branch(meetings, { roster: moved }), 'G102');
      expect([result['2025-03'], result['2025-08']]).toEqual(['missing', 'not-applicable']);
    });
    it('do not count preparatory members and those who left', () => {
      const roster = [...members(6), ...members(1, { name: '李远', standing: 'probationary' }), ...members(1, { name: '李近', died: '2020-05-01' })];
      expect(march(branch(meetings, { roster }))).toBe('not-applicable');
    });
    it('are due where the files show a committee', () => {
      expect(march(branch([...meetings, record({ kind: 'committeeMeeting', date: '2025-01-10' })]))).toBe('missing');
      expect(march(branch(meetings, { roster: members(3, { rosterKind: 'committeeRoster' }) }))).toBe('missing');
    });
    it('follow what a person has set', () => {
      expect([march(branch(meetings, { roster: members(9), overrides: { hasCommittee: false } })), march(branch(meetings, { overrides: { fullMembers: 8 } }))]).toEqual(['not-applicable', 'missing']);
    });
  });

  it('group meetings are due only where groups exist', () => {
    const meetings = [record({ kind: 'branchMeeting', date: '2025-02-10' })];
    expect(states(branch(meetings), 'G103')['2025-03']).toBe('not-applicable');
    expect(states(branch(meetings, { roster: members(3, { group: '第一党小组' }) }), 'G103')['2025-03']).toBe('missing');
  });

  it('a term runs five years from 2018-12 on, three before', () => {
    const years = (elected: string, last: number) => states(branch([record({ kind: 'electionResult', date: elected }), record({ kind: 'branchMeeting', date: `${last}-05-01` })]), 'G110');
    expect(years('2016-11-20', 2020)).toEqual({ 2016: 'met', 2017: 'not-due', 2018: 'not-due', 2019: 'missing', 2020: 'unknown' });
    expect(years('2020-12-10', 2025)['2025']).toBe('missing');
    expect(years('2021-02-10', 2025)['2025']).toBe('not-due');
  });

  it('an election within a year of the end of the term meets it, a by-election does not', () => {
    const held = (title: string) => states(branch([record({ kind: 'electionResult', date: '2020-03-10' }), record({ kind: 'electionResult', date: '2025-11-02', title })]), 'G110')['2025'];
    expect(held('换届选举结果报告')).toBe('met');
    expect(held('补选支部委员结果报告')).toBe('missing');
    expect(states(branch([record({ kind: 'branchMeeting', date: '2025-02-10' })]), 'G110')).toEqual({ 2025: 'unknown' });
  });

  it('fee tables meet the quarters they cover; a table without periods leaves the year open', () => {
    const fee = { ...members(1)[0]!, rosterKind: 'partyFees' as const, path: '党费.xlsx', periods: ['2025-01', '2025-Q2'] };
    const record1 = record({ kind: 'partyFees', year: 2025, path: '党费.xlsx', title: '2025年党费收缴登记表' });
    expect(states(branch([record1], { roster: [fee] }), 'G112')).toEqual({ '2025-Q1': 'met', '2025-Q2': 'met', '2025-Q3': 'missing', '2025-Q4': 'missing' });
    expect(states(branch([record1]), 'G112')['2025-Q1']).toBe('unknown');
    expect(states(branch([record({ kind: 'partyFees', date: '2025-05-06', title: '2025年5月党费收据' })]), 'G112')).toEqual({ '2025-Q1': 'missing', '2025-Q2': 'met', '2025-Q3': 'missing', '2025-Q4': 'missing' });
  });

  it('villagers’ meetings are looked for only where village-committee files are there', () => {
    expect(states(branch([record({ kind: 'jointMeeting', date: '2025-02-10' })]), 'G201')['2025-Q2']).toBe('not-applicable');
    expect(states(branch([record({ kind: 'villageCommitteeMeeting', date: '2025-02-10' })]), 'G201')['2025-Q2']).toBe('missing');
  });

  it('nothing is owed before its basis was in force', () => {
    expect(states(branch([record({ kind: 'branchMeeting', date: '2018-02-10' })]), 'G101')).toEqual({ '2018-Q1': 'met', '2018-Q2': 'not-applicable', '2018-Q3': 'not-applicable', '2018-Q4': 'not-applicable' });
  });

  it('the gap rules report exactly the missing cells, each with its own id', () => {
    const kinds = fc.constantFrom('branchMeeting', 'committeeMeeting', 'themeDay', 'partyLecture', 'villageCommitteeMeeting', 'partyFees', 'electionResult');
    const dated = fc.tuple(kinds, fc.integer({ min: 0, max: 1000 })).map(([kind, days]) => record({ kind, date: addDays(day('2023-01-01'), days) }));
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 30 }), fc.integer({ min: 0, max: 1400 }), (records, days) => {
        const facts = township([branch(records, { roster: members(8) })], addDays(day('2023-01-01'), days));
        const missing = coverageOf(facts, plainRulebook).filter(({ state }) => state === 'missing');
        const findings = checkTownship(facts, plainRulebook);
        const reported = findings.filter(({ rule }) => missing.some(({ obligation }) => obligation === rule));
        expect(reported.map(({ rule, period }) => `${rule} ${period!}`).sort()).toEqual(missing.map(({ obligation, period }) => `${obligation} ${period}`).sort());
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      }),
      { numRuns: 40 },
    );
  });

  it('a later check day takes no missing cell back', () => {
    const records = [record({ kind: 'branchMeeting', date: '2025-02-10' }), record({ kind: 'themeDay', date: '2025-06-10' })];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 400 }), (days, more) => {
        const missingAt = (shift: number) => new Set(coverageOf(township([branch(records)], addDays(day('2025-01-01'), shift)), plainRulebook).filter(({ state }) => state === 'missing').map(({ obligation, period }) => `${obligation} ${period}`));
        const later = missingAt(days + more);
        for (const cell of missingAt(days)) expect(later.has(cell)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
