import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from '../../../shared/archive/eventChain.ts';
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
  const check = verifyChain(linesOf(file), (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
  return check.intact ? { faults: [], count: check.count, head: check.head } : { faults: [{ kind: 'chain-broken', path, line: check.seq }], count: check.count, head: null };
}
