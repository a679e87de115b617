import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate, type EvaluationResult } from '../../evaluation/books/evaluate.ts';
import { summarise } from '../../evaluation/books/figures.ts';

// What must always hold on the small set; the figures themselves are in docs/evaluation.md.
describe('labelled evaluation, small set', () => {
  let result: EvaluationResult;

  beforeAll(async () => {
    result = await evaluate({ townships: 2 });
  }, 240_000);

  it('finds no strong doubt about an honest record', () => {
    const strong = result.records.filter(({ label, level }) => label === 'honest' && level === 'strong');
    expect(strong.map(({ path, signals }) => [path, signals])).toEqual([]);
  });

  it('reads nearly every record with its right day, so that the figures mean something', () => {
    expect(result.records.length).toBeGreaterThan(500);
    expect(summarise(result.records).readRight.hits).toBeGreaterThan(0.95 * result.records.length);
  });

  it('gives a result that survives JSON with both labels and a ratio for every record', () => {
    const again = JSON.parse(JSON.stringify(result)) as EvaluationResult;
    expect(again).toEqual(result);
    expect(new Set(again.records.map(({ label }) => label))).toEqual(new Set(['honest', 'backfilled']));
    expect(again.records.every(({ likelihoodRatio }) => likelihoodRatio > 0)).toBe(true);
  });
});
