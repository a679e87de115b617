import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../../shared/model/calendarDate.ts';
import { planBranch } from '../../../electron/sample/branch.ts';
import { springFestival } from '../../../electron/sample/days.ts';
import { layMinutes } from '../../../electron/sample/layouts.ts';
import { membersOn } from '../../../electron/sample/minutes.ts';
import { loadPools } from '../../../electron/sample/pools.ts';
import { randomFrom } from '../../../electron/sample/random.ts';
import { makeVillages } from '../../../electron/sample/village.ts';

const years = [2023, 2024, 2025];
const pools = loadPools();
const villages = makeVillages(randomFrom('test'), pools, 8, 2023, 2025);
const plans = villages.map((village) => planBranch({ random: randomFrom(`b${village.index}`), pools, village, years }));
const meetings = plans.flatMap((plan) => [...plan.meetings.values()].map((meeting) => ({ plan, meeting, minutes: meeting.minutes })));

describe('a branch that keeps its records in order', () => {
  it('has every meeting of every period', () => {
    for (const { meetings: held, village } of plans) {
      for (const year of years) {
        for (const quarter of [1, 2, 3, 4]) for (const kind of ['branchMeeting', 'partyLecture', 'villagersRepresentativesMeeting']) expect(held.has(`${kind} ${year}-Q${quarter}`)).toBe(true);
        for (let month = 1; month <= 12; month += 1) {
          const period = `${year}-${String(month).padStart(2, '0')}`;
          expect(held.has(`themeDay ${period}`)).toBe(true);
          expect(held.has(`committeeMeeting ${period}`)).toBe(village.hasCommittee);
        }
        expect(held.has(`organisationLifeMeeting ${year}`) && held.has(`democraticReview ${year}`)).toBe(true);
      }
    }
  });

  it('has attendance that adds up, quorum, and only people who could be there', () => {
    for (const { minutes } of meetings) {
      const { expected, present, absent, entitled } = minutes.attendance;
      expect(present.length + absent.length, minutes.title).toBe(expected);
      expect(new Set([...present, ...absent.map(({ name }) => name)]).size).toBe(expected);
      expect(absent.every(({ reason }) => reason)).toBe(true);
      expect(present.length * 3).toBeGreaterThanOrEqual(expected * 2);
      // Representatives are convened by the director, who is not one of them.
      if (minutes.kind !== 'villagersRepresentativesMeeting') expect(present).toContain(minutes.chair);
      if (minutes.attendance.unit === '党员' && minutes.kind !== 'groupMeeting') expect(expected).toBe(membersOn(minutes.village, minutes.date).length);
      for (const { vote, speeches, decisions } of minutes.items) {
        if (vote) expect(vote.for + vote.against + vote.abstained).toBe(Math.min(present.length, entitled));
        for (const { speaker } of speeches) expect(present, `${minutes.title} ${minutes.date}`).toContain(speaker);
        for (const { responsible } of decisions) if (responsible) expect(present).toContain(responsible);
        expect(speeches.length).toBeGreaterThan(0);
        expect(decisions.length).toBeGreaterThan(0);
      }
    }
  });

  it('never meets twice at once, on a rest day of Spring Festival, or with one person in two places', () => {
    for (const plan of plans) {
      const slots = [...plan.meetings.values()].map(({ minutes }) => minutes.date);
      expect(new Set(slots).size).toBe(slots.length);
      for (const year of years) expect(slots).not.toContain(springFestival(year));
    }
  });

  it('writes files within days of the meeting, and the right weekday in every layout', () => {
    for (const { meeting, minutes } of meetings.slice(0, 80)) {
      const lag = Date.parse(`${meeting.stamp.created}Z`) - Date.parse(minutes.date);
      expect(lag).toBeGreaterThan(0);
      expect(lag).toBeLessThan(4 * 86_400_000);
      for (let layout = 0; layout < 6; layout += 1) {
        const text = JSON.stringify(layMinutes(minutes, { layout, dateStyle: 5 }));
        expect(text).toContain(`星期${'一二三四五六日'[weekdayOf(minutes.date) - 1]!}`);
        for (const name of minutes.attendance.present) expect(text).toContain(name);
        expect(text).toContain(minutes.recorder);
        expect(text).toContain(minutes.venue);
        expect(text).not.toMatch(/[{}]\w+:\d|\{(place|group|villager|member|month|study|aim|gap)\}/);
      }
    }
  });

  it('differs from meeting to meeting', () => {
    const texts = meetings.filter(({ minutes }) => minutes.kind === 'committeeMeeting').map(({ minutes }) => JSON.stringify(minutes.items));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('takes a person through the steps of development in order and within the limits', () => {
    for (const { papers, meetings: held } of plans) {
      const texts = [...papers].filter(([key]) => key.startsWith('development '));
      expect(texts.length).toBe(21);
      expect([...held.values()].some(({ minutes }) => minutes.items.some(({ topic }) => /^讨论接收.+为预备党员$/.test(topic)))).toBe(true);
    }
  });
});
