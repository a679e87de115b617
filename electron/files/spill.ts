import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { removeTree } from './retry.ts';

/** Values set aside in a file until all of them are there: more than memory should hold. Plain data and typed arrays only. */
export interface Spill<Value> {
  add(value: Value): void;
  /** In the order in which they were added; as often as wanted. */
  values(): Generator<Value>;
  remove(): Promise<void>;
}

/** @param file is made anew; what an earlier, interrupted run left there is written over */
export function createSpill<Value>(file: string): Spill<Value> {
  const descriptor = openSync(file, 'w+');
  const lengths: number[] = [];
  let end = 0;
  return {
    add(value) {
      const bytes = serialize(value);
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written, bytes.length - written, end + written);
      lengths.push(bytes.length);
      end += bytes.length;
    },
    *values() {
      let at = 0;
      for (const length of lengths) {
        const bytes = Buffer.allocUnsafe(length);
        for (let read = 0; read < length;) read += readSync(descriptor, bytes, read, length - read, at + read);
        at += length;
        yield deserialize(bytes) as Value;
      }
    },
    async remove() {
      closeSync(descriptor);
      await removeTree(file);
    },
  };
}
