/**
 * Counts in how many owners (branches, records) certain runs occur. First the runs that matter are added, then all
 * texts are passed by, owner after owner; only runs that were added are counted, in a few bytes each.
 */
export class RunCounter {
  #keys = new Int32Array(SMALLEST);
  /** -2 = free, -1 = added and not met yet. */
  #owners = new Int32Array(SMALLEST).fill(-2);
  #counts = new Uint16Array(SMALLEST);
  #mask = SMALLEST - 1;
  #added = 0;

  /** All runs are added before the first is met. */
  add(hash: number): void {
    const slot = this.#slotOf(hash);
    if (this.#owners[slot] !== -2) return;
    this.#keys[slot] = hash;
    this.#owners[slot] = -1;
    this.#added += 1;
    if (this.#added * 2 > this.#mask) this.#grow();
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
    const mask = this.#mask;
    const owners = this.#owners;
    const keys = this.#keys;
    let slot = hash & mask;
    while (owners[slot] !== -2 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  /** Texts repeat each other: there are far fewer runs than characters, and room for all of these would be mostly air. */
  #grow(): void {
    const [keys, owners] = [this.#keys, this.#owners];
    const size = keys.length * 2;
    this.#keys = new Int32Array(size);
    this.#owners = new Int32Array(size).fill(-2);
    this.#counts = new Uint16Array(size);
    this.#mask = size - 1;
    for (let at = 0; at < keys.length; at += 1) {
      if (owners[at] === -2) continue;
      const slot = this.#slotOf(keys[at]!);
      this.#keys[slot] = keys[at]!;
      this.#owners[slot] = -1;
    }
  }
}

const SMALLEST = 4096;
