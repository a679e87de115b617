/** A piece of work on a disk that fails, and what must hold afterwards. Everything it writes lies in `<place>/disk`. */
export interface FaultKind {
  /** Makes what the work goes by, once. */
  readonly prepare: (place: string) => Promise<void>;
  /** Lays the disk's content anew, before each walk. */
  readonly before: (place: string) => Promise<void>;
  /** Does the whole piece; `acknowledge` after each thing that a person would be told is done. */
  readonly work: (place: string, acknowledge: (what: string) => void) => Promise<void>;
  /** Fails an assertion where something acknowledged is lost, something is damaged, or something half-written looks complete. */
  readonly check: (place: string, acknowledged: readonly string[]) => Promise<void>;
  /** After the work went through: fails an assertion where not all of it is there. */
  readonly complete: (place: string) => Promise<void>;
}
