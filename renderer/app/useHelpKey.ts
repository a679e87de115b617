import { useEffect } from 'react';

/** F1 opens the help, also where a field has the focus; the browser's own help stays away. */
export function useHelpKey(onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return;
      event.preventDefault();
      onHelp();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onHelp]);
}
