import type { Output } from './output.ts';

/** Exit codes of interface.md. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** A command reads its own arguments, does its work and says how it ended; faults are thrown. */
export type Command = (given: readonly string[], output: Output, signal: AbortSignal) => Promise<ExitCode>;
