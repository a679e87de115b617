import { backingUp, exporting, migrating, restoring } from './fileKinds.ts';
import type { KillKind } from './killKind.ts';
import { deciding, filing, importing, reading, takingIn } from './libraryKinds.ts';
import { protecting } from './protectionKinds.ts';

/** Everything that is killed, by name. */
export const kinds = {
  import: importing, filing, decisions: deciding, ocr: reading, 'take-in': takingIn, migration: migrating, backup: backingUp, restore: restoring, protection: protecting, export: exporting,
} as const satisfies Readonly<Record<string, KillKind>>;

export type KindName = keyof typeof kinds;
