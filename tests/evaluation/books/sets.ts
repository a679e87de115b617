import type { BookKind } from './bookKind.ts';
import { heldOutKinds } from './heldOutKinds.ts';
import { heldOutPhrases } from './heldOutPhrases.ts';
import { bookKinds } from './kinds.ts';
import { phrases, type PhraseSet } from './phrases.ts';

/** What the townships of an evaluation are made of. */
export interface EvaluationSet {
  readonly kinds: readonly BookKind[];
  readonly phrases: PhraseSet;
}

/** The books that rule changes are tried on, and those that were written afterwards and are only measured. */
export const evaluationSets = { main: { kinds: bookKinds, phrases }, heldOut: { kinds: heldOutKinds, phrases: heldOutPhrases } } as const satisfies Readonly<Record<string, EvaluationSet>>;
