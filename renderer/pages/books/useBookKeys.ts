import { useScreenKeys } from '../../parts/useScreenKeys.ts';

export interface BookKeys {
  readonly onPage: (by: number) => void;
  readonly onRecord: (by: number) => void;
  /** A record begins with this page, or no longer does. */
  readonly onToggle: () => void;
  readonly onMiddle: () => void;
  readonly onJoin: () => void;
  readonly onMovePage: (by: number) => void;
  readonly onMoveLine: (by: number) => void;
  readonly onKind: (index: number) => void;
  readonly onDate: () => void;
  readonly onReadDate: () => void;
  readonly onUndo: () => void;
}

/** Keys of the whole screen; typing in a field is left alone. */
export function useBookKeys(keys: BookKeys): void {
  useScreenKeys((event) => (isElsewhere(event) ? null : actionOf(event, keys)));
}

const plain: Readonly<Record<string, (keys: BookKeys) => void>> = {
  PageDown: (keys) => keys.onPage(5),
  PageUp: (keys) => keys.onPage(-5),
  Home: (keys) => keys.onPage(-Infinity),
  End: (keys) => keys.onPage(Infinity),
  ']': (keys) => keys.onRecord(1),
  '[': (keys) => keys.onRecord(-1),
  Enter: (keys) => keys.onToggle(),
  ' ': (keys) => keys.onToggle(),
  m: (keys) => keys.onMiddle(),
  Delete: (keys) => keys.onJoin(),
  d: (keys) => keys.onDate(),
  r: (keys) => keys.onReadDate(),
};

function actionOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, keys: BookKeys): (() => void) | null {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? keys.onUndo : null;
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) return () => (altKey ? keys.onMoveLine(step) : shiftKey ? keys.onMovePage(step) : keys.onPage(step));
  if (altKey) return null;
  if (/^[1-9]$/.test(key)) return () => keys.onKind(Number(key) - 1);
  const action = plain[key.length === 1 ? key.toLowerCase() : key];
  return action ? () => action(keys) : null;
}

/** In a field or list of choices, or on a button that Enter or Space presses. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [role="combobox"], [role="menu"], .ant-select-dropdown')) return true;
  return (key === 'Enter' || key === ' ') && target.closest('button, a') !== null;
}
