import { useEffect } from 'react';

/** While work goes on, closing the window asks first; the backend finishes or resumes it either way. */
export function useAskBeforeLeaving(working: boolean): void {
  useEffect(() => {
    if (!working) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [working]);
}
