import { BARRIER } from './compact.ts';

const BASE = 0x01000193;

/** Visits the 32-bit hash of every run of `length` units without a barrier in it, in order. */
export function forEachRun(units: Uint16Array, length: number, visit: (hash: number, at: number) => void): void {
  let power = 1;
  for (let index = 1; index < length; index += 1) power = Math.imul(power, BASE);
  let hash = 0;
  let held = 0;
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index]!;
    if (unit === BARRIER) {
      held = 0;
      hash = 0;
      continue;
    }
    if (held === length) hash = (hash - Math.imul(units[index - length]!, power)) | 0;
    else held += 1;
    hash = (Math.imul(hash, BASE) + unit) | 0;
    if (held === length) visit(spread(hash), index - length + 1);
  }
}

/** Spreads a rolling hash over all its bits; one-to-one. */
function spread(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  const second = Math.imul(first ^ (first >>> 16), 0x45d9f3b);
  return second ^ (second >>> 16);
}
