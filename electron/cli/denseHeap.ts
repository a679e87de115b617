import { setFlagsFromString } from 'node:v8';

/**
 * For commands that hold a whole township at once: the heap grows in small steps, so that less of it is garbage (a check of
 * 25,000 files: 555 against 618 MB at the same processor time). Not for imports, whose heap is small anyway: they would
 * collect all the time and take a tenth longer.
 */
export function useDenseHeap(): void {
  setFlagsFromString('--heap-growing-percent=30');
}
