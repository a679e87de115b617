import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CheckOutcome } from '../../../shared/model/checkOutcome.ts';
import { writeDurably } from '../../files/durable.ts';

/** The last check beside the library, so that the figures are there as soon as it is opened. Can be removed at any time. */
export const lastCheckName = 'last-check.json';

/** Counts up when the shape of an outcome changes: older files are passed over. */
const FORMAT = 1;

const head = z.object({ format: z.literal(FORMAT), version: z.string(), key: z.string(), events: z.object({ count: z.number(), head: z.string() }), sha256: z.string() });

/** A check with what it was of. */
export interface KeptCheck {
  /** What it was made from: the same key, the same outcome. */
  readonly key: string;
  /** The library's events as they stood. */
  readonly events: { readonly count: number; readonly head: string };
  readonly outcome: CheckOutcome;
}

/** Writes a check: a line that says what it is of, then the outcome as it came from the thread. */
export async function keepCheck(folder: string, version: string, { key, events }: Omit<KeptCheck, 'outcome'>, outcome: string): Promise<void> {
  const first = JSON.stringify({ format: FORMAT, version, key, events, sha256: digest(outcome) });
  await writeDurably(join(folder, lastCheckName), `${first}\n${outcome}\n`);
}

/** The check kept there; `null` where there is none, it is another version's, or was cut short or altered. */
export async function readKeptCheck(folder: string, version: string): Promise<KeptCheck | null> {
  // It only saves time: whatever keeps it from being read, a new check takes its place.
  const text = await readFile(join(folder, lastCheckName), 'utf8').catch(() => '');
  const end = text.indexOf('\n');
  const said = head.safeParse(parsed(text.slice(0, Math.max(0, end))));
  const outcome = text.slice(end + 1, -1);
  if (!said.success || said.data.version !== version || digest(outcome) !== said.data.sha256) return null;
  // Written by this version of the program and unaltered since: it has the shape that the program gave it.
  return { key: said.data.key, events: said.data.events, outcome: JSON.parse(outcome) as CheckOutcome };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not a line of ours: as good as no file.
    return null;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
