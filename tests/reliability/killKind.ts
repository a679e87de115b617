/** A kind of work that may be killed at any moment, and what must hold afterwards. */
export interface KillKind {
  /** Kills in the long run (`npm run reliability`). */
  readonly kills: number;
  /** Makes what the work goes by, once, in the parent. */
  readonly prepare: (place: string) => Promise<void>;
  /** Before a round, in the parent, when nothing runs. */
  readonly before?: (place: string, round: number) => Promise<void>;
  /** Works in a process of its own until it is killed; `acknowledge` after each thing that the program has said is done. */
  readonly work: (place: string, round: number, acknowledge: (what: string) => void) => Promise<void>;
  /** Throws, or fails an assertion, where something is lost, half done or cannot go on. `acknowledged`: in this round. */
  readonly check: (place: string, round: number, acknowledged: readonly string[]) => Promise<void>;
}
