import { expect, it } from 'vitest';
import { temporaryFolder } from '../integration/library/sampleFiles.ts';
import { faultKinds, type FaultKindName } from '../reliability/disk/faultKinds.ts';
import { faultWalk } from '../reliability/disk/faultWalk.ts';

// The short run of `npm run reliability -- faults`: a few of the writes of each kind of work, the disk full from there on.
it.for(Object.keys(faultKinds) as FaultKindName[])('%s on a disk that becomes full says so in one line, loses nothing, leaves nothing half-written, and can be done again', async (name, { skip }) => {
  const outcome = await faultWalk(name, await temporaryFolder(), 'full', { every: 31, first: 9 });
  if (outcome === null) return skip('no C compiler here');
  expect(outcome.problems).toEqual([]);
  expect(outcome.faults - outcome.endured).toBeGreaterThan(0);
});

it('a single failed write of an import is no less honest', async ({ skip }) => {
  const outcome = await faultWalk('import', await temporaryFolder(), 'broken', { every: 43, first: 5 });
  if (outcome === null) return skip('no C compiler here');
  expect(outcome.problems).toEqual([]);
});
