import { basename } from 'node:path';
import type { ProblemFault } from '../../../shared/presentation/problemReport.ts';
import { clock } from '../clock.ts';
import { errorDetail } from '../errorDetail.ts';

/** What went wrong since the program started, for a problem report: codes and places in the program, no data. */
export interface FaultLog {
  /** @param where the call or the kind of job */
  readonly note: (where: string, error: unknown) => void;
  /** Newest first. */
  readonly list: () => readonly ProblemFault[];
}

const KEPT = 50;
/** Frames of the stack that are kept. */
const FRAMES = 6;

/** Keeps the last faults in memory. Never the message or the path: either may hold a name. Nothing is written to disk. */
export function createFaultLog(): FaultLog {
  let faults: readonly ProblemFault[] = [];
  return {
    note(where, error) {
      const { code } = errorDetail(error);
      const unknown = code === 'internal' && error instanceof Error;
      faults = [{ at: clock.now(), where, code: unknown ? `${code} ${error.name}` : code, frames: unknown ? framesOf(error) : [] }, ...faults].slice(0, KEPT);
    },
    list: () => faults,
  };
}

/** `function file.ts:12` of each frame; the message that the stack begins with is left behind. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return [...stack.matchAll(/^\s+at (?:(?:async )?([\w$.<>[\] ]+) )?\(?(?:[^()\n]*?)([^()\n]+):(\d+):\d+\)?$/gm)].slice(0, FRAMES).map(([, name, file, line]) => `${name ?? ''} ${basename(file!)}:${line}`.trim());
}
