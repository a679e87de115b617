import { z } from 'zod';
import type { DangheErrorDetail } from '../model/errors.ts';
import { change, read } from './call.ts';
import { secretShape } from './protectionCalls.ts';

/** Whose office this computer stands in: a village sees its own branch and what it still lacks. */
export type Role = 'township' | 'village';

/** What the window needs to draw its frame. */
export interface AppState {
  readonly version: string;
  /** `null` before the first start is complete. */
  readonly role: Role | null;
  /** Who works with the program now; stands on every event. */
  readonly person: string | null;
  /** The branch of a village's own computer. */
  readonly ownBranch: string | null;
  readonly library: OpenLibrary | null;
  readonly recent: readonly RecentLibrary[];
  /** Where a new library would go. */
  readonly suggestedFolder: string;
  /** What the host can do: a desktop window has the system's dialogs, a browser page has the picker of the program. */
  readonly host: 'desktop' | 'browser';
  /** Today, on the computer's calendar: the check date that is offered. */
  readonly today: string;
  /** What a person should know before going on: the program's own folder cannot be written, a library could not be taken up again. */
  readonly troubles: readonly DangheErrorDetail[];
  /** Windows of browsers that are connected now, and from where; `null` in the desktop window. */
  readonly connected: Connections | null;
  /** The protected library that waits for its password; `null` where none does. */
  readonly locked: string | null;
  /** Minutes without work after which a protected library is locked. */
  readonly lockAfterMinutes: number;
}

export interface Connections {
  readonly windows: number;
  readonly addresses: readonly string[];
}

export interface OpenLibrary {
  readonly folder: string;
  readonly township: string | null;
  /** The fictional sample township: removable in one click. */
  readonly sample: boolean;
  /** Every change is refused: a visitor looks, or the medium cannot be written. */
  readonly readOnly: boolean;
  /** Opened in this way by choice, for somebody who looks. */
  readonly visitor: boolean;
  /** It has a password and lies encrypted on the disk. */
  readonly protected: boolean;
  readonly items: number;
  readonly events: number;
  /** Imports that were cut short: the folders they were of. */
  readonly unfinished: readonly string[];
}

export interface RecentLibrary {
  readonly folder: string;
  readonly openedAt: string;
  readonly exists: boolean;
}

const folder = z.string().min(1).max(4096);

export const appCalls = {
  'app.state': read<AppState>()(z.strictObject({})),
  'app.setRole': change<null>()(z.strictObject({ role: z.enum(['township', 'village']), ownBranch: z.string().max(200).nullable() })),
  'app.setPerson': change<null>()(z.strictObject({ person: z.string().trim().min(1).max(40) })),
  /** Makes a library in a folder that does not exist or is empty, and opens it. */
  'library.create': change<null>()(z.strictObject({ folder })),
  /** A protected one needs its secret; without it the library waits behind its password (`AppState.locked`). */
  'library.open': change<null>()(z.strictObject({ folder, secret: secretShape.optional(), visitor: z.boolean().optional() })),
  'library.close': change<null>()(z.strictObject({})),
  /** Writes the fictional sample township and imports it into a library of its own; returns the job. */
  'library.openSample': change<{ readonly job: number }>()(z.strictObject({})),
  /** Closes the sample's library and removes it with its folder. */
  'library.removeSample': change<null>()(z.strictObject({})),
  'library.backup': change<{ readonly job: number }>()(z.strictObject({ file: z.string().min(1).max(4096) })),
  'library.restore': change<{ readonly job: number }>()(z.strictObject({ file: z.string().min(1).max(4096), folder, secret: secretShape.optional() })),
};
