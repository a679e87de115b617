import { describe, expect, it } from 'vitest';
import { figures, judge, readSet } from '../../evaluation/classification/evaluate.ts';

const heldOut = judge(readSet().filter(({ split }) => split === 'heldout'));

describe('on documents that the rules were not tuned on', () => {
  it('is right in 98 of 100 where it is sure (≥ 0.9), and is sure often enough to matter', () => {
    const { precisionSure, sure, documents } = figures(heldOut);
    expect(precisionSure).toBeGreaterThanOrEqual(0.98);
    expect(sure / documents).toBeGreaterThan(0.6);
  });

  it('files most of what is ours, rightly, and nothing that is not', () => {
    const { coverage, precisionFiled, kindPrecisionSure, foreignFiled } = figures(heldOut);
    expect(coverage).toBeGreaterThan(0.85);
    expect(precisionFiled).toBeGreaterThanOrEqual(0.97);
    expect(kindPrecisionSure).toBeGreaterThanOrEqual(0.97);
    expect(foreignFiled).toBe(0);
  });
});
