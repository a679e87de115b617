import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../integration/library/sampleFiles.ts';
import { faultyDisk } from '../reliability/disk/faultyDisk.ts';
import { fuzz } from '../reliability/fuzz/fuzz.ts';

// The short run of `npm run reliability -- fuzz`, always the same inputs.
it.each([['readers', 60], ['calls', 120], ['files', 16]] as const)('damaged input for %s does no harm: no crash, no hang, nothing written elsewhere, no connection', async (name, count) => {
  const { inputs, findings, outside, network } = await fuzz(name, { place: await temporaryFolder(), count, seed: 20260115 });
  expect(inputs).toBe(count);
  expect(findings).toEqual([]);
  expect([outside ?? [], network ?? 0]).toEqual([[], 0]);
});

it('what watches it sees a file that is written elsewhere, and a connection', async ({ skip }) => {
  const [place, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
  const disk = faultyDisk(place, join(place, 'state'));
  if (disk === null) return skip('no C compiler here');
  // An address that is reserved for documentation (RFC 5737): nobody answers, and nobody is waited for.
  const script = `fs.writeFileSync(${JSON.stringify(join(place, 'own'))}, ''); fs.writeFileSync(${JSON.stringify(join(elsewhere, 'other'))}, ''); net.connect(9, '192.0.2.1').on('error', () => undefined).destroySoon(); setTimeout(() => process.exit(0), 50)`;
  spawnSync(process.execPath, ['-e', script], { env: { ...process.env, ...disk.env, NODE_COMPILE_CACHE: '' } });
  expect(disk.get()).toMatchObject({ outside: 1, network: 1 });
});
