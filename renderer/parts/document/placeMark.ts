import type { Place } from '../../../shared/model/document.ts';

/** A place of a document that is lit up. */
export interface PlaceMark {
  readonly place: Place;
  /** `field`: something was read here; `passage`: the same passage stands elsewhere; `hit`: found by a search. */
  readonly tone: 'field' | 'passage' | 'hit';
  /** Shown when the pointer rests on it. */
  readonly label?: string;
}
