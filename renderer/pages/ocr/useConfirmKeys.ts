import { useScreenKeys } from '../../parts/useScreenKeys.ts';

export interface ConfirmKeys {
  readonly onRight: () => void;
  readonly onWrong: () => void;
  readonly onEdit: () => void;
  readonly onRecord: () => void;
  readonly onMove: (by: number) => void;
  readonly onUndo: () => void;
}

/** Keys of the whole screen: Enter, X, E, W, ↑↓, Ctrl+Z. Typing in a field is left alone. */
export function useConfirmKeys(keys: ConfirmKeys): void {
  useScreenKeys((event) => (isElsewhere(event) ? null : actionOf(event, keys)));
}

function actionOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, keys: ConfirmKeys): (() => void) | null {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? keys.onUndo : null;
  if (altKey) return null;
  switch (key) {
    case 'Enter':
      return keys.onRight;
    case 'x':
    case 'X':
      return keys.onWrong;
    case 'e':
    case 'E':
      return keys.onEdit;
    case 'w':
    case 'W':
      return keys.onRecord;
    case 'ArrowDown':
      return () => keys.onMove(1);
    case 'ArrowUp':
      return () => keys.onMove(-1);
    default:
      return null;
  }
}

/** In a field, or on a button or menu entry that Enter presses. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [role="menu"]')) return true;
  return key === 'Enter' && target.closest('button, a') !== null;
}
