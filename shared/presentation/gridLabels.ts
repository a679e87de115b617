import { assertNever } from '../model/assertNever.ts';
import { coverageLabel, coverageSign } from './labels.ts';
import type { GridState } from './meetingGrid.ts';

/** The Chinese name of a cell's state. */
export function gridLabel(state: GridState): string {
  switch (state) {
    case 'late':
      return '补录';
    case 'doubtful':
      return '有疑点';
    case 'met':
    case 'missing':
    case 'not-due':
    case 'not-applicable':
    case 'unknown':
      return coverageLabel(state);
    default:
      return assertNever(state);
  }
}

/** The sign of a cell's state; legible without colour. */
export function gridSign(state: GridState): string {
  switch (state) {
    case 'late':
      return '◐';
    case 'doubtful':
      return '▲';
    case 'met':
    case 'missing':
    case 'not-due':
    case 'not-applicable':
    case 'unknown':
      return coverageSign(state);
    default:
      return assertNever(state);
  }
}

/** States in the order of the legend. */
export const gridStates: readonly GridState[] = ['met', 'late', 'doubtful', 'missing', 'unknown', 'not-due', 'not-applicable'];
