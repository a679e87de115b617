import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import { day } from '../rules/township.ts';
import { judge, later, typed, type FileFacts } from './books.ts';

/**
 * Books of honest clerks of many habits (detection.md §1.5, §8): none may go beyond a hint; and books written up
 * afterwards. Seeded, so that a failure can be looked at.
 */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 2_654_435_761 + 12_345;
  }

  int(from: number, to: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) | 0;
    return from + (((this.#state >>> 8) % (to - from + 1)) + (to - from + 1)) % (to - from + 1);
  }

  hex(length: number): string {
    return Array.from({ length }, () => this.int(0, 15).toString(16).toUpperCase()).join('');
  }
}

interface Meeting {
  readonly date: CalendarDate;
  readonly kind: string;
}

/** A year of monthly committee meetings and theme days and quarterly assemblies. */
function meetingsOf(dice: Dice, year: number): readonly Meeting[] {
  const on = (month: number, from: number, to: number): CalendarDate => day(`${year}-${String(month).padStart(2, '0')}-${String(dice.int(from, to)).padStart(2, '0')}`);
  return Array.from({ length: 12 }, (_, index) => index + 1)
    .flatMap((month) => [{ date: on(month, 2, 9), kind: 'committeeMeeting' }, { date: on(month, 10, 25), kind: 'themeDay' }, ...(month % 3 === 0 ? [{ date: on(month, 12, 27), kind: 'branchMeeting' }] : [])])
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function soon(dice: Dice, { date, kind }: Meeting): FileFacts {
  return typed(date, at(addDays(date, dice.int(0, 2)), dice), dice.int(10, 50), { kind });
}

function at(date: CalendarDate, dice: Dice): string {
  return `${date}T${String(dice.int(9, 17)).padStart(2, '0')}:${String(dice.int(0, 59)).padStart(2, '0')}:00`;
}

/** One after another from a moment on. */
function inOneGo(dice: Dice, meetings: readonly Meeting[], start: string, minutes: readonly [number, number] = [8, 30]): readonly FileFacts[] {
  let moment = start;
  return meetings.map(({ date, kind }) => {
    const file = typed(date, moment, dice.int(...minutes), { kind });
    moment = later(file.saved!, dice.int(1, 6));
    return file;
  });
}

function inBatches(dice: Dice, meetings: readonly Meeting[], batchEnd: (date: CalendarDate) => CalendarDate): readonly FileFacts[] {
  return [...Map.groupBy(meetings, ({ date }) => batchEnd(date))].flatMap(([end, batch]) => inOneGo(dice, batch, at(addDays(end, dice.int(0, 2)), dice)));
}

const monthEnd = (date: CalendarDate): CalendarDate => addDays(day(`${date.slice(0, 7)}-28`), 0);
const quarterEnd = (date: CalendarDate): CalendarDate => day(`${date.slice(0, 4)}-${String(Math.ceil(Number(date.slice(5, 7)) / 3) * 3).padStart(2, '0')}-28`);
const yearEnd = (date: CalendarDate): CalendarDate => day(`${date.slice(0, 4)}-12-28`);

const honest: Readonly<Record<string, (dice: Dice, meetings: readonly Meeting[]) => readonly FileFacts[]>> = {
  'types within two days': (dice, meetings) => meetings.map((meeting) => soon(dice, meeting)),
  'now and then three weeks late': (dice, meetings) => meetings.map((meeting) => (dice.int(1, 100) <= 15 ? typed(meeting.date, at(addDays(meeting.date, dice.int(8, 25)), dice), 30, { kind: meeting.kind }) : soon(dice, meeting))),
  'types at the end of the month': (dice, meetings) => inBatches(dice, meetings, monthEnd),
  'types at the end of the quarter': (dice, meetings) => inBatches(dice, meetings, quarterEnd),
  'digitises the whole year in December': (dice, meetings) => inBatches(dice, meetings, yearEnd),
  'quarterly in the first year, in time in the second': (dice, meetings) => [...inBatches(dice, meetings.filter(({ date }) => date < '2025'), quarterEnd), ...meetings.filter(({ date }) => date >= '2025').map((meeting) => soon(dice, meeting))],
  'paper of the first year typed in once, then electronic': (dice, meetings) => [...inOneGo(dice, meetings.filter(({ date }) => date < '2025'), '2025-01-08T09:00:00'), ...meetings.filter(({ date }) => date >= '2025').map((meeting) => soon(dice, meeting))],
  'converted from .doc in one go': (_dice, meetings) => meetings.map(({ date, kind }, index) => ({ date, kind, created: later('2025-11-09T21:18:00', index / 4), saved: later('2025-11-09T21:18:00', index / 4 + 0.2), revision: 2, editMinutes: index % 3 === 0 ? 1 : 0 })),
  'half of them converted in one go': (dice, meetings) => meetings.map((meeting, index) => (index % 2 === 0 ? { date: meeting.date, kind: meeting.kind, created: later('2025-11-09T21:18:00', index / 8), saved: later('2025-11-09T21:18:00', index / 8 + 0.2), revision: 2, editMinutes: 0 } : soon(dice, meeting))),
  'saves last month’s file under a new name': (dice, meetings) => meetings.map(({ date, kind }) => ({ date, kind, created: '2023-12-20T10:12:00', saved: at(addDays(date, dice.int(0, 3)), dice), revision: dice.int(1, 6), editMinutes: dice.int(1, 40), root: '00AA1111', ids: [`00${date.slice(2).replaceAll('-', '')}`] })),
  'WPS with its constant creation time, and a null root': (dice, meetings) => meetings.map(({ date, kind }) => ({ date, kind, created: '2014-10-29T12:08:00Z', saved: at(addDays(date, dice.int(0, 3)), dice), revision: 1, editMinutes: 0, root: '00000000', build: '10.1.0.7400', application: 'WPS Office_10.1.0.7400' })),
  'WPS files all opened and saved again in December': (_dice, meetings) => meetings.map(({ date, kind }, index) => ({ date, kind, created: '2014-10-29T12:08:00Z', saved: later('2025-12-20T09:00:00', index * 2), revision: 1, editMinutes: 0, build: '12.1.0.21915', application: 'WPS Office_12.1.0.21915' })),
  'another computer since July, all files copied over without their properties': (dice, meetings) => meetings.map((meeting) => (meeting.date < '2025-07' ? { date: meeting.date, kind: meeting.kind } : soon(dice, meeting))),
  'January minutes under last year’s number': (dice, meetings) => meetings.map((meeting) => (meeting.date.slice(5, 7) === '01' && meeting.date < '2025' ? typed(meeting.date, at(addDays(meeting.date, 366 + dice.int(0, 3)), dice), 25, { kind: meeting.kind }) : soon(dice, meeting))),
  'says nothing of itself': (_dice, meetings) => meetings.map(({ date, kind }) => ({ date, kind })),
};

/** Weekly meetings of one kind for half a year. */
function weekly(dice: Dice): readonly Meeting[] {
  return Array.from({ length: 26 }, (_, week) => ({ date: addDays(day('2025-01-07'), week * 7 + dice.int(0, 2)), kind: 'committeeMeeting' }));
}

const fortnightEnd = (date: CalendarDate): CalendarDate => addDays(day('2025-01-17'), Math.ceil(daysBetween(day('2025-01-17'), date) / 14) * 14);

const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

function book(seed: number, write: (dice: Dice, meetings: readonly Meeting[]) => readonly FileFacts[]): readonly FileFacts[] {
  const dice = new Dice(seed);
  return write(dice, [2024, 2025].flatMap((year) => meetingsOf(dice, year)));
}

describe('honest clerks get a hint at most', () => {
  it.each(Object.entries(honest))('%s', (_, write) => {
    const beyond = seeds.flatMap((seed) => {
      const { findings, levels } = judge(book(seed, write));
      return [...findings.filter(({ strength }) => strength !== 'weak').map(({ explanation }) => `${seed}: ${explanation}`), ...levels.filter(({ level }) => level === 'moderate' || level === 'strong').map(({ path }) => `${seed}: ${path}`)];
    });
    expect(beyond).toEqual([]);
  });

  it('those who type in time, month by month, or by Save As get none', () => {
    for (const habit of ['types within two days', 'types at the end of the month', 'saves last month’s file under a new name', 'WPS with its constant creation time, and a null root', 'says nothing of itself']) {
      for (const seed of seeds) expect(judge(book(seed, honest[habit]!)).findings.map(({ explanation }) => explanation), `${habit} ${seed}`).toEqual([]);
    }
  });

  it.each([['month', monthEnd], ['fortnight', fortnightEnd], ['quarter', quarterEnd]] as const)('weekly meetings, typed every %s', (_, batchEnd) => {
    for (const seed of seeds) {
      const dice = new Dice(seed);
      const { findings } = judge(inBatches(dice, weekly(dice), batchEnd));
      expect(findings.filter(({ strength }) => strength !== 'weak').map(({ explanation }) => explanation), String(seed)).toEqual([]);
    }
  });

  it('one form handed out to every village links nobody', () => {
    const form = ['00F0AAAA', '00F0BBBB', '00F0CCCC', '00F0DDDD'];
    const villages = ['东沟村党支部', '西坪村党支部', '南庄村党支部'].map((name, village) =>
      book(village + 7, honest['types at the end of the quarter']!).map((file, index) => ({ ...file, branch: name, root: '226558C1', ids: [...form, `00${village}${String(index).padStart(5, '0')}`] })));
    expect(judge(...villages).findings.filter(({ rule }) => rule === 'B203')).toEqual([]);
  });
});

describe('books written up afterwards', () => {
  const backfilled = (share: number) => (dice: Dice, meetings: readonly Meeting[]): readonly FileFacts[] => {
    const chosen = new Set(meetings.filter(({ date }) => date > '2025-02' && date < '2025-10' && dice.int(1, 100) <= share));
    return [...meetings.filter((meeting) => !chosen.has(meeting)).map((meeting) => soon(dice, meeting)), ...inOneGo(dice, [...chosen], '2025-12-19T19:30:00', [4, 12])];
  };

  it.each([25, 50])('%i in a hundred of the records of eight months in one evening: most are seen, none of the others', (share) => {
    let late = 0;
    let seen = 0;
    for (const seed of seeds) {
      const files = book(seed, backfilled(share));
      const { levels } = judge(files);
      const dates = new Set(files.filter(({ created, date }) => daysBetween(day(date), day(created!.slice(0, 10))) > 30).map(({ date }) => date));
      const flagged = levels.filter(({ level }) => level === 'moderate' || level === 'strong');
      late += dates.size;
      seen += flagged.length;
      for (const { path } of flagged) expect(dates.has(path.split('/')[1]!)).toBe(true);
      expect(levels.filter(({ level }) => level === 'strong')).toEqual([]);
    }
    expect(late).toBeGreaterThan(90);
    expect(seen / late).toBeGreaterThan(0.85);
  });

  it('a book of weekly meetings like the public one of detection.md §1.4 reaches moderate', () => {
    const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `00AB00${String(index).padStart(2, '0')}`);
    const stated: readonly (readonly [string, string, number])[] = [
      ['2025-03-02', '2025-03-22T12:30:00', 8], ['2025-03-08', '2025-03-22T12:41:00', 10], ['2025-03-15', '2025-03-22T12:47:00', 12], ['2025-03-22', '2025-03-22T12:54:00', 14],
      ['2025-04-01', '2025-04-06T10:51:00', 0], ['2025-04-12', '2025-04-17T17:06:00', 0], ['2025-04-19', '2025-04-19T17:30:00', 0], ['2025-04-26', '2025-04-26T17:30:00', 0],
      ['2025-05-16', '2025-05-25T17:53:00', 0], ['2025-05-24', '2025-05-25T17:58:00', 0],
    ];
    const { findings, levels } = judge(stated.map(([date, start, count], index) => typed(date, start, 5, { root: '00AB0000', ids: index < 4 ? ids(count) : [...ids(14), `00AC00${index}0`, `00AC00${index}1`] })));
    const burst = findings.find(({ rule }) => rule === 'B202')!;
    expect(burst.title).toBe('4 份记录在 24 分钟内生成，最早一份晚于会议日期 20 天');
    expect(burst.strength).toBe('moderate');
    expect(burst.innocent.length).toBeGreaterThanOrEqual(3);
    expect(levels.find(({ path }) => path.includes('2025-03-02'))?.level).toBe('moderate');
    expect(levels.filter(({ level }) => level === 'strong')).toEqual([]);
    expect(levels.map(({ path }) => path).filter((path) => path.includes('2025-04'))).toEqual([]);
  });
});
