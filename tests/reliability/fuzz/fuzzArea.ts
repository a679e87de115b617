/** What is fed with damaged input. */
export interface FuzzPlan {
  /** A folder of its own; everything is written below it. */
  readonly place: string;
  readonly count: number;
  readonly seed: number;
}

export interface FuzzOutcome {
  readonly inputs: number;
  /** Taken as they were; the rest was refused in the way that is meant. */
  readonly taken: number;
  readonly findings: readonly Finding[];
}

/** An input that was answered as no input should be. */
export interface Finding {
  readonly number: number;
  /** What it was made from. */
  readonly of: string;
  /** What happened, short. */
  readonly what: string;
  /** The input itself, where it is a file. */
  readonly file?: string;
}

export type FuzzArea = (plan: FuzzPlan) => Promise<FuzzOutcome>;
