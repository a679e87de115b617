import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Notes } from './events.ts';

/** What a name's PIN is told by. It stands among the settings and in no event: a few digits are soon guessed from their hash. */
const shape = z.strictObject({ N: z.int(), r: z.int(), p: z.int(), salt: z.string(), hash: z.string() });
type Pin = Readonly<z.infer<typeof shape>>;

/** The PINs with which names sign their decisions. */
export interface Pins {
  names(): readonly string[];
  has(person: string): boolean;
  /** Whether it is the PIN of that name; `false` too where the name has none. */
  matches(person: string, pin: string): Promise<boolean>;
}

export interface PinWriter {
  /** `null` takes it away. The event says that there is one, not what it is. */
  put(person: string, pin: HashedPin | null): void;
}

/** Made before the change: hashing takes its time. */
export interface HashedPin {
  readonly hashed: Pin;
}

/** Settings of this kind are not among the others. */
export const PIN_KEYS = 'pin ';
const COST = { N: 1 << 15, r: 8, p: 1 };

export function createPins(database: Database): Pins {
  const one = database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const keys = database.prepare<[string], string>("SELECT key FROM settings WHERE key LIKE ? || '%' ORDER BY key").pluck();
  return {
    names: () => keys.all(PIN_KEYS).map((key) => key.slice(PIN_KEYS.length)),
    has: (person) => one.get(PIN_KEYS + person) !== undefined,
    async matches(person, pin) {
      const text = one.get(PIN_KEYS + person);
      if (text === undefined) return false;
      const kept = shape.parse(JSON.parse(text));
      return timingSafeEqual(await stretch(pin, kept), Buffer.from(kept.hash, 'hex'));
    },
  };
}

export function createPinWriter(database: Database, pins: Pins, { note }: Notes): PinWriter {
  const insert = database.prepare<[string, string]>('INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const remove = database.prepare<[string]>('DELETE FROM settings WHERE key = ?');
  return {
    put(person, pin) {
      const before = pins.has(person);
      if (!before && pin === null) return;
      if (pin === null) remove.run(PIN_KEYS + person);
      else insert.run(PIN_KEYS + person, JSON.stringify(pin.hashed));
      note('pins', person, before ? 'set' : null, pin === null ? null : before ? 'changed' : 'set');
    },
  };
}

/** A PIN as it is kept. */
export async function hashPin(pin: string): Promise<HashedPin> {
  const parameters = { ...COST, salt: randomBytes(16).toString('hex') };
  return { hashed: { ...parameters, hash: (await stretch(pin, parameters)).toString('hex') } };
}

function stretch(pin: string, { N, r, p, salt }: Omit<Pin, 'hash'>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, { N, r, p, maxmem: 256 << 20 }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
