import type { Checked } from '../../../shared/contract/overviewCalls.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Report } from '../../../shared/model/report.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import type { Library } from '../../library/library.ts';
import { openLibrary } from '../../library/openLibrary.ts';
import { clock } from '../clock.ts';
import { fileLibrary } from '../fileLibrary.ts';
import { filingKey, isFiled, markFiled } from '../filingState.ts';
import { libraryReport } from '../libraryReport.ts';
import { schemeInForce } from '../ownScheme.ts';

/** One open library with what is worked out from it and kept until it changes. */
export interface Session {
  readonly library: Library;
  readonly scheme: Scheme;
  readonly schemeFile: string;
  /** The day of the checks. */
  readonly today: () => CalendarDate;
  /** After the scheme was changed: everything from now on goes by the new one. */
  renewScheme(): Promise<void>;
  /** The newest check: made where there is none for the library as it stands. */
  report(): Promise<Report>;
  /** What an answer made from a report says of it. */
  checked(report: Report): Checked;
  /** Files what an import brought. */
  file(): Promise<void>;
  close(): void;
}

export interface SessionOptions {
  readonly create: boolean;
  readonly actor: () => string;
  /** The day of the checks; today where not given. */
  readonly asOf?: CalendarDate;
}

/** Opens a library for work in a window. */
export async function openSession(folder: string, { create, actor, asOf }: SessionOptions): Promise<Session> {
  const library = await openLibrary(folder, { create, actor: actor(), now: clock.now });
  let inForce = await schemeInForce(library);
  let kept: { readonly key: string; readonly report: Promise<Report> } | null = null;
  const day = () => asOf ?? clock.today();
  return {
    library,
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
    report() {
      const key = `${library.events.head().head} ${day()}`;
      if (kept?.key !== key) kept = { key, report: libraryReport(library, inForce.scheme, day()) };
      return kept.report;
    },
    checked: (report) => ({ asOf: report.asOf, events: report.run.events.count, stale: report.run.events.head !== library.events.head().head }),
    async file() {
      const key = await filingKey(inForce.file);
      if (isFiled(library, key)) return;
      fileLibrary(library, inForce.scheme);
      markFiled(library, key);
    },
    close: () => library.close(),
  };
}
