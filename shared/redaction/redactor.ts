import { type Hidden, hiddenMarks, maskText } from './maskText.ts';

/** How many numbers were hidden, by kind. */
export type HiddenCounts = Readonly<Record<Hidden, number>>;

/** Shorter device numbers would hit ordinary words and years. */
const SHORTEST_DEVICE = 6;

/** Keys whose numbers are measures, not numbers of a person. */
const measures: ReadonlySet<string> = new Set(['bytes', 'size', 'offset', 'start', 'end', 'seed']);
const deviceKey = /serial(?:number)?$|imei|imageuniqueid|deviceid/i;

/**
 * Hides numbers in whole structures, every text and every key. The paths of files are kept apart: two that would become the
 * same after hiding get a number, so that what refers to a file still finds it.
 */
export class Redactor {
  readonly #paths = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #devices: readonly string[];
  readonly #counts: Record<Hidden, number> = { identity: 0, phone: 0, device: 0, number: 0 };

  /** @param devices device numbers that are known from pictures, wherever they may be written */
  constructor(devices: Iterable<string>) {
    this.#devices = [...new Set(devices)].filter((device) => device.length >= SHORTEST_DEVICE).sort((a, b) => b.length - a.length);
  }

  /** So far. */
  get counts(): HiddenCounts {
    return { ...this.#counts };
  }

  /** Learns a path that others refer to. */
  path(path: string): string {
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    const masked = this.text(path);
    let free = masked;
    for (let number = 2; this.#taken.has(free); number += 1) free = masked.replace(/(\.[A-Za-z0-9]{1,10})?$/, (extension: string) => `（${number}）${extension}`);
    this.#paths.set(path, free);
    this.#taken.add(free);
    return free;
  }

  text(text: string): string {
    const known = this.#paths.get(text);
    if (known !== undefined) return known;
    let masked = text;
    for (const device of this.#devices) {
      if (!masked.includes(device)) continue;
      this.#counts.device += masked.split(device).length - 1;
      masked = masked.replaceAll(device, hiddenMarks.device);
    }
    return maskText(masked, (what) => (this.#counts[what] += 1));
  }

  /** The same structure with every text and key gone through. */
  value<Value>(value: Value, key = ''): Value {
    return this.#value(value, key) as Value;
  }

  #value(value: unknown, key: string): unknown {
    if (typeof value === 'string') return deviceKey.test(key) && value.length >= SHORTEST_DEVICE && value !== '' ? this.#device() : this.text(value);
    if (typeof value === 'number') return Number.isInteger(value) && value > 1e10 && !measures.has(key) ? this.#number(value) : value;
    if (Array.isArray(value)) return value.map((part: unknown) => this.#value(part, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [this.text(name), this.#value(part, name)]));
  }

  #device(): string {
    this.#counts.device += 1;
    return hiddenMarks.device;
  }

  #number(value: number): number | string {
    const masked = this.text(String(value));
    return masked === String(value) ? value : masked;
  }
}
