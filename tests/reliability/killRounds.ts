import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { KillKind } from './killKind.ts';
import { kinds, type KindName } from './kinds.ts';

export interface KillOutcome {
  readonly kills: number;
  /** Kills after which something had been acknowledged in the same round. */
  readonly withAcknowledged: number;
  readonly acknowledged: number;
}

/**
 * Starts the work, kills it at a random moment (SIGKILL), checks what is left, and so on. The moments spread over a
 * little more than what a piece of the work takes on this machine at this time.
 *
 * @param random a number from 0 to 1 at each call
 * @throws whatever a check finds, with the round
 */
export async function killRounds(name: KindName, place: string, kills: number, random: () => number): Promise<KillOutcome> {
  const kind: KillKind = kinds[name];
  await kind.prepare(place);
  let [withAcknowledged, total, spread] = [0, 0, 300];
  let next = start(name, place, 0);
  for (let round = 0; round < kills; round += 1) {
    await kind.before?.(place, round);
    const victim = next;
    await victim.loaded;
    const begun = performance.now();
    victim.go();
    await victim.begun;
    // The first one shows how long a piece of the work takes.
    if (round === 0) await victim.first;
    else await pause(random() * spread);
    const took = performance.now() - begun;
    const acknowledged = await victim.kill();
    // Loads while this round is checked.
    if (round + 1 < kills) next = start(name, place, round + 1);
    const wanted = acknowledged.length > 0 ? Math.max(100, (2.5 * took) / Math.min(3, acknowledged.length)) : spread * 1.3;
    spread = round === 0 ? 1.5 * took : Math.min(8000, 0.7 * spread + 0.3 * wanted);
    if (acknowledged.length > 0) withAcknowledged += 1;
    total += acknowledged.length;
    try {
      await kind.check(place, round, acknowledged);
    } catch (error) {
      if (round + 1 < kills) await next.kill();
      throw new Error(`${name}, kill ${round + 1}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return { kills, withAcknowledged, acknowledged: total };
}

function start(name: KindName, place: string, round: number) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('./victim.ts', import.meta.url)), name, place, String(round)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [loaded, begun, first] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const read = once(lines, 'close');
  lines.on('line', (line) => {
    if (line === 'loaded') loaded.resolve(undefined);
    else if (line === 'begun') begun.resolve(undefined);
    else if (line !== 'ended') {
      acknowledged.push(line);
      first.resolve(undefined);
    }
  });
  // One that fails by itself is no kill.
  for (const { promise } of [loaded, begun, first]) promise.catch(() => undefined);
  void exited.then(([code]) => {
    if (code !== null) for (const { reject } of [loaded, begun, first]) reject(new Error(`${name} ended by itself with ${String(code)}`));
  });
  return {
    loaded: loaded.promise,
    begun: begun.promise,
    first: first.promise,
    go: () => void child.stdin.write('go\n'),
    async kill(): Promise<readonly string[]> {
      child.kill('SIGKILL');
      const [code] = (await exited) as [number | null];
      await read;
      if (code !== null) throw new Error(`${name} ended by itself with ${code}`);
      return acknowledged;
    },
  };
}
