import { DangheError } from '../../shared/model/errors.ts';
import type { Client } from './client.ts';

/** What a decision lacks: somebody's name, or the PIN that the name signs with. */
export type Lacking = { readonly kind: 'name' } | { readonly kind: 'pin'; readonly person: string };

/**
 * The client as the screens use it: a decision that is refused because nobody has given a name yet, or the name's PIN, asks
 * for that, then is sent again; where it is not given, the refusal stands.
 *
 * @param ask resolves with whether it was given
 */
export function askingForPerson(client: Client, ask: (lacking: Lacking) => Promise<boolean>): Client {
  return {
    ...client,
    async call(name, input) {
      // The name first, then its PIN.
      for (let asked = 0; ; asked += 1) {
        try {
          return await client.call(name, input);
        } catch (error) {
          const lacking = asked < 2 ? lackingIn(error) : null;
          if (lacking === null || !(await ask(lacking))) throw error;
        }
      }
    },
  };
}

function lackingIn(error: unknown): Lacking | null {
  if (!(error instanceof DangheError)) return null;
  const { detail } = error;
  if (detail.code === 'pin-needed') return { kind: 'pin', person: detail.person };
  return detail.code === 'refused' && detail.refusal.kind === 'missing' && detail.refusal.what === 'actor' ? { kind: 'name' } : null;
}
