import { useEffect } from 'react';
import { useClient } from '../client/ClientProvider.tsx';

/** The backend is told that somebody is at work at most this often. */
const TELL_EVERY_MILLISECONDS = 20_000;

/** Tells the backend of keys and clicks, so that a protected library is locked only when nobody is there. */
export function useActivity(): void {
  const client = useClient();
  useEffect(() => {
    let told = -Infinity;
    const tell = () => {
      if (performance.now() - told < TELL_EVERY_MILLISECONDS) return;
      told = performance.now();
      // Where the connection is away, the window says so itself.
      client.call('protection.active', {}).catch(() => undefined);
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, tell, { capture: true, passive: true });
    return () => kinds.forEach((kind) => window.removeEventListener(kind, tell, { capture: true }));
  }, [client]);
}
