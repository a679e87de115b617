import { z } from 'zod';
import type { Scheme } from '../model/scheme.ts';
import { change, read } from './call.ts';

/** One file that would go elsewhere under another scheme. */
export interface SchemeMove {
  readonly path: string;
  readonly title: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Checked by `parseScheme` where it is used: its faults name the key. */
const scheme = z.looseObject({ id: z.string(), categories: z.array(z.unknown()).readonly(), kinds: z.array(z.unknown()).readonly() });
const path = z.string().min(1).max(4096);

export const schemeCalls = {
  'scheme.get': read<{ readonly scheme: Scheme; readonly own: boolean; readonly counts: Readonly<Record<string, number>> }>()(z.strictObject({})),
  /** What a changed scheme would move. */
  'scheme.preview': read<{ readonly total: number; readonly moves: readonly SchemeMove[] }>()(z.strictObject({ scheme })),
  'scheme.save': change<null>()(z.strictObject({ scheme })),
  'scheme.reset': change<null>()(z.strictObject({})),
  /** Reads a scheme from a file, for the editor; nothing is changed. */
  'scheme.open': read<Scheme>()(z.strictObject({ path })),
  'scheme.export': read<{ readonly path: string }>()(z.strictObject({ path })),
};
