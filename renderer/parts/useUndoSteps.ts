import { useEffect, useRef, useState } from 'react';
import { undoSteps, type UndoSteps } from './undoSteps.ts';

/**
 * What was done on a screen and can be taken back there.
 *
 * @param takeBack takes events back, in the order given, and tells of its faults itself
 */
export function useUndoSteps(takeBack: (events: readonly number[]) => Promise<void>): Pick<UndoSteps, 'add' | 'undo'> & { readonly count: number } {
  const [count, setCount] = useState(0);
  const newest = useRef(takeBack);
  useEffect(() => {
    newest.current = takeBack;
  });
  const [steps] = useState(() => undoSteps({ takeBack: (events) => newest.current(events), onCount: setCount }));
  return { count, add: steps.add, undo: steps.undo };
}
