import { useScreenKeys } from '../../parts/useScreenKeys.ts';

export interface ReviewKeys {
  readonly onCategory: (index: number) => void;
  readonly onMove: (by: number, extend: boolean) => void;
  readonly onAccept: () => void;
  readonly onToggle: () => void;
  readonly onSelectAll: () => void;
  readonly onUndo: () => void;
}

/** Keys of the whole screen: 1–8, ↑↓ (with Shift: select), Enter, Space, Ctrl+A, Ctrl+Z. Typing in a field is left alone. */
export function useReviewKeys(keys: ReviewKeys): void {
  useScreenKeys((event) => (isElsewhere(event) ? null : actionOf(event, keys)));
}

function actionOf(event: KeyboardEvent, keys: ReviewKeys): (() => void) | null {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() === 'z') return keys.onUndo;
    return key.toLowerCase() === 'a' ? keys.onSelectAll : null;
  }
  if (event.altKey) return null;
  if (/^[1-9]$/.test(key)) return () => keys.onCategory(Number(key) - 1);
  if (key === 'ArrowDown') return () => keys.onMove(1, shiftKey);
  if (key === 'ArrowUp') return () => keys.onMove(-1, shiftKey);
  if (key === 'PageDown') return () => keys.onMove(10, shiftKey);
  if (key === 'PageUp') return () => keys.onMove(-10, shiftKey);
  if (key === 'Enter') return keys.onAccept;
  return key === ' ' ? keys.onToggle : null;
}

/** In a field, or on a button that Enter or Space presses. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"].ant-select-dropdown')) return true;
  const pressed = key === 'Enter' || key === ' ';
  return pressed && target.closest('button, a, [role="tab"], input') !== null;
}
