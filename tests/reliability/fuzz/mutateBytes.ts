import type { Random } from './random.ts';

/** Values at which lengths, offsets and counts go wrong. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff_fffe, 0xffff_fffd];

/** Some small damages, anywhere in the bytes. */
export function mutateBytes(bytes: Uint8Array, random: Random, other: Uint8Array = bytes): Uint8Array {
  let mutated = Buffer.from(bytes);
  for (let times = 1 + random.below(6); times > 0; times -= 1) mutated = random.pick(damages)(mutated, random, other);
  return mutated;
}

type Damage = (bytes: Buffer<ArrayBuffer>, random: Random, other: Uint8Array) => Buffer<ArrayBuffer>;

const damages: readonly Damage[] = [
  (bytes, random) => {
    if (bytes.length > 0) bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
    return bytes;
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return bytes.fill(random.below(256), at, Math.min(bytes.length, at + random.below(64)));
  },
  (bytes, random) => {
    if (bytes.length < 4) return bytes;
    const [at, value] = [random.below(bytes.length - 3), random.pick(edges)];
    if (random.chance(0.5)) bytes.writeUInt32LE(value, at);
    else bytes.writeUInt32BE(value, at);
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.below(400))]);
  },
  (bytes, random) => {
    const [at, from] = [random.below(bytes.length + 1), random.below(bytes.length + 1)];
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + random.below(2000)), bytes.subarray(at)]);
  },
  (bytes, random, other) => {
    const [at, from] = [random.below(bytes.length + 1), random.below(other.length + 1)];
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from)]);
  },
];
