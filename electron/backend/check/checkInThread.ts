import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import type { Scheme } from '../../../shared/model/scheme.ts';
import type { OwnRules } from '../../../shared/rules/ownRules.ts';
import { workInThread, type LibraryToWorkOn, type RunningWork } from '../threads/workInThread.ts';

export interface CheckTask {
  readonly scheme: Scheme;
  readonly asOf: CalendarDate;
  /** The data files of the rules by name, as the library has them in force. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** What the library sets differently in them. */
  readonly own: OwnRules;
}

/** Runs the rules in a thread of its own; what comes out is a `CheckOutcome`, as it is kept beside the library. */
export function checkInThread(begin: () => Promise<LibraryToWorkOn<CheckTask>>): RunningWork {
  return workInThread('backend/check/checkWorker.ts', begin);
}
