import { DangheError } from '../../shared/model/errors.ts';
import type { Client } from './client.ts';

/**
 * The client as the screens use it: a decision that is refused because nobody has given a name yet asks for the name, then
 * is sent again; where none is given, the refusal stands.
 *
 * @param ask resolves with whether a name was given
 */
export function askingForPerson(client: Client, ask: () => Promise<boolean>): Client {
  return {
    ...client,
    async call(name, input) {
      try {
        return await client.call(name, input);
      } catch (error) {
        if (!isNameless(error) || !(await ask())) throw error;
        return client.call(name, input);
      }
    },
  };
}

function isNameless(error: unknown): boolean {
  return error instanceof DangheError && error.detail.code === 'refused' && error.detail.refusal.kind === 'missing' && error.detail.refusal.what === 'actor';
}
