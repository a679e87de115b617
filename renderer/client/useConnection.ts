import { useEffect, useState } from 'react';
import { useClient } from './ClientProvider.tsx';

/** Whether the backend answers: `lost` while it may come back by itself, `gone` when it has been away too long for that. */
export type ConnectionState = 'there' | 'lost' | 'gone';

/** A backend that ended is started again within a few seconds, even on an old machine. */
const GONE_AFTER_MILLISECONDS = 30_000;

export function useConnection(): ConnectionState {
  const client = useClient();
  const [state, setState] = useState<ConnectionState>('there');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = client.onConnected((connected) => {
      if (connected) {
        clearTimeout(timer);
        timer = undefined;
        setState('there');
      } else {
        timer ??= setTimeout(() => setState('gone'), GONE_AFTER_MILLISECONDS);
        setState((before) => (before === 'gone' ? before : 'lost'));
      }
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [client]);
  return state;
}
