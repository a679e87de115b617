import { sampleWindow, whole, type GreyImage, type Window } from './greyImage.ts';

/** A 64-bit hash as two unsigned halves, quick to compare. */
export type Hash = readonly [high: number, low: number];

const cells = new Float64Array(32 * 32);

/** A picture's hash, and the one that the same picture has when left and right are turned about. */
export interface HashPair {
  readonly straight: Hash;
  readonly mirrored: Hash;
}

/** Difference hash: of a 9×8 shrunk picture, whether each cell is brighter than its right neighbour. */
export function differenceHash(image: GreyImage, window: Window = whole): Hash {
  return differenceHashes(image, window).straight;
}

export function differenceHashes(image: GreyImage, window: Window = whole): HashPair {
  sampleWindow(image, window, 9, 8, cells);
  const [straight, mirrored]: [[number, number], [number, number]] = [[0, 0], [0, 0]];
  for (let bit = 0; bit < 64; bit += 1) {
    const at = (bit >> 3) * 9 + (bit & 7);
    const turned = (bit >> 3) * 9 + 8 - (bit & 7);
    const half = bit >> 5;
    straight[half] = ((straight[half]! << 1) | (cells[at]! > cells[at + 1]! ? 1 : 0)) >>> 0;
    mirrored[half] = ((mirrored[half]! << 1) | (cells[turned]! > cells[turned - 1]! ? 1 : 0)) >>> 0;
  }
  return { straight, mirrored };
}

/** Frequency hash: of a 32×32 shrunk picture, whether each of the 8×8 lowest frequencies of its cosine transform lies above their median. */
export function frequencyHash(image: GreyImage): Hash {
  return frequencyHashes(image).straight;
}

export function frequencyHashes(image: GreyImage): HashPair {
  sampleWindow(image, whole, 32, 32, cells);
  for (let y = 0; y < 32; y += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let x = 0; x < 32; x += 1) sum += cells[y * 32 + x]! * cosines[u * 32 + x]!;
      across[y * 8 + u] = sum;
    }
  }
  const frequencies = new Float64Array(64);
  for (let v = 0; v < 8; v += 1) {
    for (let u = 0; u < 8; u += 1) {
      let sum = 0;
      for (let y = 0; y < 32; y += 1) sum += across[y * 8 + u]! * cosines[v * 32 + y]!;
      frequencies[v * 8 + u] = sum;
    }
  }
  // Turning left and right about changes the sign of the frequencies that are odd across.
  return { straight: aboveMedian(frequencies), mirrored: aboveMedian(frequencies.map((value, index) => ((index & 1) === 0 ? value : -value))) };
}

const across = new Float64Array(32 * 8);

/** The first frequency is the mean brightness, far from all others. */
function aboveMedian(frequencies: Float64Array): Hash {
  const median = frequencies.slice(1).sort()[31]!;
  const halves: [number, number] = [0, 0];
  for (let bit = 0; bit < 64; bit += 1) {
    const half = bit >> 5;
    halves[half] = ((halves[half]! << 1) | (bit > 0 && frequencies[bit]! > median ? 1 : 0)) >>> 0;
  }
  return halves;
}

const cosines = Float64Array.from({ length: 8 * 32 }, (_, index) => Math.cos(((index >> 5) * ((index & 31) + 0.5) * Math.PI) / 32));

/** In how many of the 64 bits two hashes differ. */
export function hashDistance(a: Hash, b: Hash): number {
  return ones(a[0] ^ b[0]) + ones(a[1] ^ b[1]);
}

export function hashText([high, low]: Hash): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

export function parseHash(text: string): Hash {
  return [Number.parseInt(text.slice(0, 8), 16), Number.parseInt(text.slice(8, 16), 16)];
}

export function ones(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
