import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { verifyChain } from '../../../shared/archive/eventChain.ts';
import type { BundleFault } from '../../../shared/model/bundleFault.ts';
import { bundleNames } from '../../../shared/presentation/bundleNames.ts';

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

/** The lines of a file one after another, without holding the file in memory. */
function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.allocUnsafe(1 << 20);
    let rest = '';
    for (let length = readSync(descriptor, buffer); length > 0; length = readSync(descriptor, buffer)) {
      const lines = (rest + decoder.write(buffer.subarray(0, length))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    yield rest + decoder.end();
  } finally {
    closeSync(descriptor);
  }
}
