import { useEffect } from 'react';

/** Keys of a whole screen. What has no action, and everything pressed under a dialog, is left to the browser. */
export function useScreenKeys(actionOf: (event: KeyboardEvent) => (() => void) | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = isUnderDialog() ? null : actionOf(event);
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

function isUnderDialog(): boolean {
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null;
}
