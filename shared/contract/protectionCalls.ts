import { z } from 'zod';
import { change, read } from './call.ts';

/** What a person types to open a protected library: its password or its recovery key. */
export const secretShape = z.strictObject({ kind: z.enum(['password', 'recovery']), text: z.string().min(1).max(200) });

/** Minutes without a key or a click after which a protected library is locked. */
export const lockMinutes = { least: 1, most: 240, usual: 15 } as const;

const password = z.string().min(1).max(200);

export const protectionCalls = {
  /** Makes keys for the open library; nothing is encrypted yet. The recovery key is for the person to write down. */
  'protection.prepare': change<{ readonly recoveryKey: string }>()(z.strictObject({ password })),
  /** Encrypts the open library with the keys that were prepared; it is closed meanwhile and opened again. */
  'protection.protect': change<{ readonly job: number }>()(z.strictObject({ password })),
  'protection.unprotect': change<{ readonly job: number }>()(z.strictObject({ secret: secretShape })),
  'protection.changePassword': change<null>()(z.strictObject({ secret: secretShape, password })),
  'protection.renewRecoveryKey': change<{ readonly recoveryKey: string }>()(z.strictObject({ secret: secretShape })),
  /** Closes a protected library and forgets its key. */
  'protection.lock': change<null>()(z.strictObject({})),
  'protection.setLockAfter': change<null>()(z.strictObject({ minutes: z.int().min(lockMinutes.least).max(lockMinutes.most) })),
  /** Somebody is at work in a window. */
  'protection.active': read<null>()(z.strictObject({})),
};
