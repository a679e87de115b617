import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { askingForPerson, type Lacking } from '../client/askPerson.ts';
import type { Client } from '../client/client.ts';
import { ClientProvider } from '../client/ClientProvider.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { PinDialog } from './PinDialog.tsx';

/** The client for everything below, and the question for the name, or its PIN, where a decision needs one. */
export function PersonGate({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  const [asking, setAsking] = useState<Lacking | null>(null);
  const waiting = useRef<((given: boolean) => void)[]>([]);
  const ask = useCallback((lacking: Lacking) => {
    setAsking(lacking);
    return new Promise<boolean>((answer) => waiting.current.push(answer));
  }, []);
  const end = (given: boolean) => {
    setAsking(null);
    for (const answer of waiting.current.splice(0)) answer(given);
  };
  const gated = useMemo(() => askingForPerson(client, ask), [client, ask]);
  return (
    <ClientProvider client={gated}>
      {children}
      {asking?.kind === 'name' ? <PersonDialog open name="" onClose={() => end(false)} onSaved={() => end(true)} /> : null}
      {asking?.kind === 'pin' ? <PinDialog person={asking.person} onClose={() => end(false)} onProved={() => end(true)} /> : null}
    </ClientProvider>
  );
}
