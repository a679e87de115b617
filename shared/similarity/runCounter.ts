/**
 * Counts in how many owners (branches, records) certain runs occur. First the runs that matter are added, then all
 * texts are passed by, owner after owner; only runs that were added are counted, in a few bytes each.
 */
export class RunCounter {
  readonly #keys: Int32Array;
  readonly #owners: Int32Array;
  readonly #counts: Uint16Array;
  readonly #mask: number;

  /** @param expected how many runs will be added at most */
  constructor(expected: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#keys = new Int32Array(size);
    /** -2 = free, -1 = added and not met yet. */
    this.#owners = new Int32Array(size).fill(-2);
    this.#counts = new Uint16Array(size);
    this.#mask = size - 1;
  }

  add(hash: number): void {
    const slot = this.#slotOf(hash);
    if (this.#owners[slot] !== -2) return;
    this.#keys[slot] = hash;
    this.#owners[slot] = -1;
  }

  /** Owners must come one after another: a run met again under the owner it was last met under counts once. */
  meet(hash: number, owner: number): void {
    const slot = this.#slotOf(hash);
    const last = this.#owners[slot]!;
    if (last === -2 || last === owner) return;
    this.#owners[slot] = owner;
    if (this.#counts[slot]! < 0xffff) this.#counts[slot]! += 1;
  }

  count(hash: number): number {
    return this.#counts[this.#slotOf(hash)]!;
  }

  #slotOf(hash: number): number {
    let slot = hash & this.#mask;
    while (this.#owners[slot] !== -2 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
