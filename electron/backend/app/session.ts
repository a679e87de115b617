import type { Checked } from '../../../shared/contract/overviewCalls.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { ScreenReport } from '../../../shared/model/report.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import type { Library } from '../../library/library.ts';
import type { LibrarySecret } from '../../library/protection/keyFile.ts';
import { openLibrary } from '../../library/openLibrary.ts';
import { createSessionCheck, type LatestCheck } from '../check/sessionCheck.ts';
import { clock } from '../clock.ts';
import { fileInBackground } from '../filing/fileInBackground.ts';
import { filingKey, isFiled, markFiled } from '../filingState.ts';
import { schemeInForce } from '../ownScheme.ts';
import { programVersion } from '../programVersion.ts';
import { createRefiling, type Refiling } from './refiling.ts';

/** One open library with what is worked out from it and kept until it changes. */
export interface Session {
  readonly library: Library;
  /** A visitor looks: every change is refused (`createBackend`). */
  readonly visitor: boolean;
  readonly scheme: Scheme;
  readonly schemeFile: string;
  /** The day of the checks. */
  readonly today: () => CalendarDate;
  /** After the scheme was changed: everything from now on goes by the new one. */
  renewScheme(): Promise<void>;
  /** The newest complete check with everything that came out of it; an older one where a newer is under way. */
  check(): Promise<LatestCheck>;
  /** Its report alone: decisions as they stand now, no fields read out of the files. */
  report(): Promise<ScreenReport>;
  /** What an answer made from a report says of it. */
  checked(report: ScreenReport): Checked;
  /** Asks for a new check where the newest is stale. */
  renewCheck(): void;
  /** The filing pass that a run of decisions owes. */
  readonly refiling: Refiling;
  /** Files what an import brought. */
  file(): Promise<void>;
  /** Runs when the library is about to be closed; the library is closed after it. */
  beforeClose(work: () => Promise<void>): void;
  /** Waits for what reads in the background to have ended. */
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly create: boolean;
  /** What opens it where it is protected. */
  readonly secret?: LibrarySecret;
  /** For looking only. */
  readonly visitor?: boolean;
  readonly actor: () => string;
  /** The day of the checks; today where not given. */
  readonly asOf?: CalendarDate;
  /** Work that changes the library goes on. */
  readonly busy: () => boolean;
  /** A new check is there. */
  readonly onCheck: () => void;
  /** Files have been given other places or numbers after decisions. */
  readonly onRefiled: () => void;
}

/** Opens a library for work in a window. */
export async function openSession(folder: string, { create, secret, visitor = false, actor, asOf, busy, onCheck, onRefiled }: SessionOptions): Promise<Session> {
  const library = await openLibrary(folder, { create, actor: actor(), now: clock.now, ...(secret === undefined ? {} : { secret }) });
  let inForce = await schemeInForce(library);
  const day = () => asOf ?? clock.today();
  const check = await createSessionCheck({ library, scheme: () => inForce.scheme, version: await programVersion(), day, busy, onChange: onCheck });
  const refiling = createRefiling({ of: () => ({ library, scheme: inForce.scheme, schemeFile: inForce.file }), busy, onRefiled });
  const closing: (() => Promise<void>)[] = [];
  let stale = false;
  const latest = async () => {
    const found = await check.latest();
    stale = found.stale;
    return found;
  };
  return {
    library,
    visitor,
    get scheme() {
      return inForce.scheme;
    },
    get schemeFile() {
      return inForce.file;
    },
    today: day,
    async renewScheme() {
      inForce = await schemeInForce(library);
    },
    check: latest,
    report: async () => (await latest()).report,
    checked: (report) => ({ asOf: report.asOf, events: report.run.events.count, stale }),
    renewCheck: check.renew,
    refiling,
    async file() {
      const key = await filingKey(inForce.file);
      if (isFiled(library, key)) return;
      await fileInBackground(library, inForce.scheme);
      markFiled(library, key);
    },
    beforeClose: (work) => void closing.push(work),
    async close() {
      check.close();
      await Promise.all([refiling.close(), ...closing.map((work) => work())]);
      library.close();
    },
  };
}
