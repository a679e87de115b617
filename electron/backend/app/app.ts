import type { Connections } from '../../../shared/contract/appCalls.ts';
import type { EventData, EventName } from '../../../shared/contract/events.ts';
import { DangheError, type DangheErrorDetail } from '../../../shared/model/errors.ts';
import type { LibrarySecret } from '../../library/protection/keyFile.ts';
import type { FaultLog } from './faultLog.ts';
import type { Jobs } from './jobs.ts';
import type { Preferences } from './preferences.ts';
import type { Session } from './session.ts';
import type { Sitting } from './sitting.ts';

export interface OpenHow {
  readonly create: boolean;
  readonly secret?: LibrarySecret;
  /** For looking only. */
  readonly visitor?: boolean;
}

/** The program while it runs: what it remembers, the library that is open, the jobs under way. Knows no transport. */
export interface App {
  readonly host: 'desktop' | 'browser';
  readonly dataFolder: string;
  readonly preferences: Preferences;
  readonly jobs: Jobs;
  readonly faults: FaultLog;
  readonly sitting: Sitting;
  /** The open library; `null` while none is. */
  session(): Session | null;
  /**
   * Opens another library, made where `create` says so, then closes the one before; where it fails, that one stays open.
   * One that needs its password takes its place and is `locked`.
   */
  open(folder: string, options: OpenHow): Promise<Session>;
  /** Closes the open library where it is protected, or the one named in any case, and waits for its password. */
  lock(folder?: string): Promise<void>;
  /** Browsers' windows, where the host has them. */
  connected(): Connections | null;
  /** The library that waits for its password. */
  locked(): string | null;
  /** What a person should know before going on. */
  troubles(): readonly DangheErrorDetail[];
  /** Closes the open library once what it owes is done. */
  close(): Promise<void>;
  emit<Name extends EventName>(event: Name, data: EventData<Name>): void;
}

/**
 * The open library, for handlers that need one.
 *
 * @throws DangheError `no-library-open`
 */
export function openSession(app: App): Session {
  const session = app.session();
  if (!session) throw new DangheError({ code: 'no-library-open' });
  return session;
}
