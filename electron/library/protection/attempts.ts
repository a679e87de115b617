import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../files/durable.ts';

/** Wrong passwords and PINs, beside the library: it holds no name, and removing it only gives the tries back. */
const attemptsName = 'library.attempts.json';

/** Tries before there is a wait at all, and the longest wait. */
const FREE = 3;
const FIRST_SECONDS = 5;
const MOST_SECONDS = 15 * 60;

const shape = z.record(z.string(), z.strictObject({ failures: z.int().min(0), lastAt: z.string() }));
type Attempts = Readonly<z.infer<typeof shape>>;

/**
 * How long the next try has to wait: 0, 0, 0, 5 s, 10 s, 20 s … 15 min. A clock that was set back does not shorten it.
 *
 * @param now the present, an ISO 8601 instant
 * @returns whole seconds; 0 where it may be tried now
 */
export function secondsToWait(folder: string, what: string, now: string): number {
  const found = readAttempts(folder)[nameOf(what)];
  if (!found || found.failures < FREE) return 0;
  const wait = Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** (found.failures - FREE));
  const since = Math.max(0, (Date.parse(now) - Date.parse(found.lastAt)) / 1000);
  return Math.max(0, Math.ceil(wait - since));
}

/** Notes how a try ended; noted before the answer is given, so that ending the program does not save a try. */
export async function noteAttempt(folder: string, what: string, right: boolean, now: string): Promise<void> {
  const all = readAttempts(folder);
  const before = all[nameOf(what)];
  if (right && !before) return;
  const rest = Object.fromEntries(Object.entries(all).filter(([name]) => name !== nameOf(what)));
  await writeDurably(join(folder, attemptsName), JSON.stringify(right ? rest : { ...rest, [nameOf(what)]: { failures: (before?.failures ?? 0) + 1, lastAt: now } }));
}

function readAttempts(folder: string): Attempts {
  try {
    return shape.parse(JSON.parse(readFileSync(join(folder, attemptsName), 'utf8')));
  } catch {
    // None yet, or not what was written: counting begins anew.
    return {};
  }
}

function nameOf(what: string): string {
  return createHash('sha256').update(`danghe attempts ${what}`).digest('hex').slice(0, 16);
}
