import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { rectificationSteps, stepsFrom, type RectificationState, type RectificationStep } from '../../../shared/ledgers/rectification.ts';
import { lastStep, registerRectification, takeStep } from '../../../shared/ledgers/rectificationSteps.ts';

const signed = { by: '靳有田', at: '2026-01-20T02:00:00.000Z', on: '2026-01-20' as CalendarDate };
const details = { branch: null, source: '自查', raisedOn: signed.on, category: '', problem: '问题', basis: '', goal: '', measures: '措施', leader: '', unit: '', responsible: '靳有田', dueOn: '2026-03-01' as CalendarDate, note: '' };
const fresh = registerRectification('2026-001', details, null, signed);
const steps = Object.keys(rectificationSteps) as RectificationStep[];
const proven = () => [{ path: 'a.txt', filed: true, openDoubts: [] }];

describe('整改销号', () => {
  it('offers the steps of its table', () => {
    expect(stepsFrom('registered')).toEqual(['claim', 'withdraw']);
    expect(stepsFrom('closeRequested')).toEqual(['accept', 'return']);
    expect(stepsFrom('closed')).toEqual(['lookBack', 'reopen']);
    expect(stepsFrom('withdrawn')).toEqual([]);
  });

  it('whatever is tried, takes exactly the steps offered and keeps every one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), (tried) => {
        let entry = fresh;
        let taken = 0;
        for (const step of tried) {
          const offered = stepsFrom(entry.state).includes(step);
          const state: RectificationState = entry.state;
          try {
            entry = takeStep(entry, step, { text: '意见' }, signed, proven);
            taken += 1;
            expect([offered, entry.state]).toEqual([true, rectificationSteps[step].to]);
          } catch (error) {
            if (offered) throw error;
            expect(entry.state).toBe(state);
          }
        }
        expect(entry.steps).toHaveLength(taken + 1);
      }),
    );
  });

  it('is never closed without filed evidence free of open doubts, by whatever way', () => {
    const weak = fc.constantFrom([], [{ path: 'a', filed: false, openDoubts: [] }], [{ path: 'a', filed: true, openDoubts: ['缺主持人'] }]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { minLength: 4, maxLength: 30 }), weak, (tried, evidence) => {
        let entry = fresh;
        for (const step of tried) if (stepsFrom(entry.state).includes(step) && !rectificationSteps[step].evidence) entry = takeStep(entry, step, { text: '意见' }, signed, () => evidence);
        expect(['closed', 'lookedBack', 'verified', 'closeRequested']).not.toContain(entry.state);
        if (entry.state === 'inHand') expect(() => takeStep(entry, 'requestClose', { text: '' }, signed, () => evidence)).toThrow('refused');
      }),
    );
  });

  it('an earlier closing does not count after reopening', () => {
    const run = (path: readonly RectificationStep[]) => path.reduce((entry, step) => takeStep(entry, step, { text: '意见' }, signed, proven), fresh);
    const closed = run(['claim', 'start', 'requestClose', 'accept', 'close']);
    expect(lastStep(closed, 'close')?.by).toBe('靳有田');
    expect(lastStep(takeStep(closed, 'reopen', { text: '又出现' }, signed, proven), 'close')).toBeNull();
  });
});
