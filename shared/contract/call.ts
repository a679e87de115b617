import type { z } from 'zod';

/**
 * One call between window and backend: how its input is parsed at the edge, and the type of its answer. `effect` says
 * what it does to the library: `read` changes nothing, `change` does, and is refused where the library is read-only.
 */
export interface Call<Input, Output> {
  readonly input: z.ZodType<Input>;
  readonly effect: 'read' | 'change';
  /** Only a type: the answer comes from the program itself and is trusted. */
  readonly output?: Output;
}

/** Declares a call that changes nothing: `read<Answer>()(z.object({ … }))`. */
export function read<Output>(): <Input>(input: z.ZodType<Input>) => Call<Input, Output> {
  return (input) => ({ input, effect: 'read' });
}

/** Declares a call that changes the library or what the program remembers. */
export function change<Output>(): <Input>(input: z.ZodType<Input>) => Call<Input, Output> {
  return (input) => ({ input, effect: 'change' });
}

export type InputOf<Declared extends { readonly input: z.ZodType }> = z.infer<Declared['input']>;
export type OutputOf<Declared> = Declared extends { readonly output?: infer Output } ? Exclude<Output, undefined> : never;
