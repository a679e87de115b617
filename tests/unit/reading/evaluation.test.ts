import { describe, expect, it } from 'vitest';
import { heldOut } from '../../evaluation/reading/heldOut.ts';
import { measure } from '../../evaluation/reading/measure.ts';
import { tuning } from '../../evaluation/reading/tuning.ts';

/** Floors just below what was measured; the figures of the day stand in tests/evaluation/reading/README.md. */
describe('24 papers in the styles of many places', () => {
  it.each([
    ['held out', heldOut, 0.94, 0.84],
    ['tuning', tuning, 0.95, 0.92],
  ] as const)('%s: values read are right, and most are read', (_name, samples, precision, recall) => {
    const { total } = measure(samples);
    expect(total.right / total.read).toBeGreaterThanOrEqual(precision);
    expect(total.right / total.wanted).toBeGreaterThanOrEqual(recall);
  });

  it('the measure itself sees a wrong value', () => {
    const { total } = measure([{ name: 'wrong', text: '党员大会会议记录\n时间：2025年3月5日\n地点：村部\n主持人：王建国', records: [{ date: '2025-03-06', venue: '村部', chair: '王建国' }] }]);
    expect(total).toMatchObject({ wanted: 4, right: 3 });
  });
});
