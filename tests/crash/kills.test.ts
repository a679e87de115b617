import { expect, it } from 'vitest';
import { temporaryFolder } from '../integration/library/sampleFiles.ts';
import { killRounds } from '../reliability/killRounds.ts';
import { kinds, type KindName } from '../reliability/kinds.ts';

// The short run of `npm run reliability`; of an export as many kills as the bundle's contract asks for.
const times = (name: KindName) => (name === 'export' ? 20 : 4);

it.each(Object.keys(kinds) as KindName[])('%s that is killed at random moments loses nothing that was acknowledged, leaves nothing half done, and goes on', async (name) => {
  const outcome = await killRounds(name, await temporaryFolder(), times(name), Math.random);
  expect(outcome.kills).toBe(times(name));
}, 600_000);
