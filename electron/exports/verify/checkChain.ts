import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { chainStart, verifyChain } from '../../../shared/archive/eventChain.ts';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { bundleNames } from '../../../shared/presentation/bundleNames.ts';
import { linesOf } from '../../files/linesOf.ts';

/** The event chain as `events.jsonl` has it; `head` is `null` where the chain is broken or not there. */
export interface ChainReading {
  readonly faults: readonly BundleFault[];
  readonly count: number;
  readonly head: string | null;
}

/** Recomputes the hash chain of `data/events.jsonl`, line by line. */
export function checkChain(root: string): ChainReading {
  const path = `data/${bundleNames.events}`;
  const file = join(root, path);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return { faults: [], count: 0, head: null };
  const check = verifyChain(linesOf({ file }), (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
  return check.intact ? { faults: [], count: check.count, head: check.head } : { faults: [{ kind: 'chain-broken', path, line: check.seq }], count: check.count, head: null };
}

/** Of a redacted bundle: the events follow on each other by the hashes they carry; their content cannot be worked out again. */
export function checkRedactedChain(root: string): ChainReading {
  const path = `data/${bundleNames.redactedEvents}`;
  const file = join(root, path);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return { faults: [{ kind: 'missing', path }], count: 0, head: null };
  let [count, head] = [0, chainStart];
  for (const line of linesOf({ file })) {
    if (line === '') continue;
    const event = linkOf(line);
    if (event === null || event.seq !== count + 1 || event.previous !== head) return { faults: [{ kind: 'chain-broken', path, line: count + 1 }], count, head: null };
    [count, head] = [event.seq, event.hash];
  }
  return { faults: [], count, head };
}

function linkOf(line: string): z.infer<typeof linkShape> | null {
  try {
    return linkShape.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    // A line that is no JSON is a break of the chain, which the caller tells.
    return null;
  }
}

const linkShape = z.object({ seq: z.int(), previous: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/) });
