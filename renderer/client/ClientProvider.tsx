import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Client } from './client.ts';

const ClientContext = createContext<Client | null>(null);

/** The client for everything below; answers are kept until the backend says that something changed. */
export function ClientProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false } } }));
  useEffect(() => {
    const renew = () => void queries.invalidateQueries();
    // What happened while the connection was away was told to nobody.
    let away = false;
    const ends = [
      client.onConnected((connected) => {
        if (connected && away) renew();
        away = !connected;
      }),
      client.on('library-changed', renew),
      client.on('report-changed', renew),
      client.on('state-changed', renew),
      client.on('connections', () => void queries.invalidateQueries({ queryKey: ['app.state'] })),
      // What was shown of a library that is closed or locked does not stay in the page.
      client.on('library-closed', () => void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app.state' })),
    ];
    return () => ends.forEach((end) => end());
  }, [client, queries]);
  return (
    <ClientContext.Provider value={client}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ClientContext.Provider>
  );
}

/** The client; only below `ClientProvider`. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient outside ClientProvider');
  return client;
}
