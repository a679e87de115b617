import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { askingForPerson } from '../client/askPerson.ts';
import type { Client } from '../client/client.ts';
import { ClientProvider } from '../client/ClientProvider.tsx';
import { PersonDialog } from './PersonDialog.tsx';

/** The client for everything below, and the question for the name where a decision needs one. */
export function PersonGate({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  const waiting = useRef<((given: boolean) => void)[]>([]);
  const ask = useCallback(() => {
    setAsking(true);
    return new Promise<boolean>((answer) => waiting.current.push(answer));
  }, []);
  const end = (given: boolean) => {
    setAsking(false);
    for (const answer of waiting.current.splice(0)) answer(given);
  };
  const gated = useMemo(() => askingForPerson(client, ask), [client, ask]);
  return (
    <ClientProvider client={gated}>
      {children}
      {asking ? <PersonDialog open name="" onClose={() => end(false)} onSaved={() => end(true)} /> : null}
    </ClientProvider>
  );
}
