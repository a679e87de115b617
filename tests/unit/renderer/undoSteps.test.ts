import { describe, expect, it } from 'vitest';
import { undoSteps } from '../../../renderer/parts/undoSteps.ts';

/** Steps whose undoing is written down, and a way to let everything that is under way come to its end. */
function stepsWithLog() {
  const log: (readonly number[])[] = [];
  const counts: number[] = [];
  const steps = undoSteps({ takeBack: (events) => Promise.resolve(void log.push(events)), onCount: (count) => counts.push(count) });
  return { steps, log, counts, settled: () => new Promise((resolve) => setImmediate(resolve)) };
}

describe('what can be taken back on a screen', () => {
  it('takes back a step that is not answered yet, once it is, and not the one before it', async () => {
    const { steps, log, settled } = stepsWithLog();
    steps.add(Promise.resolve([4]));
    const answer = Promise.withResolvers<readonly number[]>();
    steps.add(answer.promise);
    expect(steps.count()).toBe(2);
    steps.undo();
    await settled();
    expect([log, steps.count()]).toEqual([[], 1]);
    answer.resolve([5, 6]);
    await settled();
    expect(log).toEqual([[6, 5]]);
    steps.undo();
    await settled();
    expect([log, steps.count()]).toEqual([[[6, 5], [4]], 0]);
  });

  it('forgets a step that failed or changed nothing: the next undo takes back the one before it', async () => {
    const { steps, log, counts, settled } = stepsWithLog();
    steps.add(Promise.resolve([7]));
    steps.add(Promise.reject(new Error('disk full')));
    steps.add(Promise.resolve([]));
    await settled();
    expect([steps.count(), counts.at(-1)]).toEqual([1, 1]);
    steps.undo();
    steps.undo();
    await settled();
    expect(log).toEqual([[7]]);
  });

  it('takes back in the order asked for, also where an older step is answered first', async () => {
    const { steps, log, settled } = stepsWithLog();
    const [older, newer] = [Promise.withResolvers<readonly number[]>(), Promise.withResolvers<readonly number[]>()];
    steps.add(older.promise);
    steps.add(newer.promise);
    steps.undo();
    steps.undo();
    older.resolve([1]);
    await settled();
    expect(log).toEqual([]);
    newer.resolve([2]);
    await settled();
    expect(log).toEqual([[2], [1]]);
  });
});
