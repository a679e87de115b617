/** Who has shown the PIN of the name at work; it holds until the name changes or the library is closed. */
export interface Sitting {
  readonly prove: (library: string, person: string) => void;
  readonly isProved: (library: string, person: string) => boolean;
  readonly end: () => void;
}

export function createSitting(): Sitting {
  let proved: { readonly library: string; readonly person: string } | null = null;
  return {
    prove: (library, person) => void (proved = { library, person }),
    isProved: (library, person) => proved?.library === library && proved.person === person,
    end: () => void (proved = null),
  };
}
