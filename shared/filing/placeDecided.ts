import { FILE_ABOVE } from '../classification/classification.ts';
import { yearOf, type CalendarDate } from '../model/calendarDate.ts';
import type { MeetingKey } from '../model/meetingKey.ts';
import type { RetentionPeriod, Scheme } from '../model/scheme.ts';
import { schemeIndex } from '../scheme/schemeIndex.ts';
import type { DecidedByPerson, Placement } from './filing.ts';

/** Where an item is now. */
export interface PlacedItem {
  readonly path: string;
  readonly branch: string | null;
  readonly year: number | null;
  readonly date: CalendarDate | null;
  readonly kind: string | null;
  readonly category: string | null;
  readonly alsoIn: readonly string[];
  readonly retention: RetentionPeriod | null;
  readonly title: string | null;
  readonly confidence: number | null;
  readonly reasons: readonly string[];
  readonly duplicateOf: string | null;
  readonly attachedTo: MeetingKey | null;
}

/**
 * Where an item goes at once when a person has decided, before the filing pass looks at all files again: what they set
 * holds, the rest stays as it is. The pass comes to the same or to a better informed place.
 */
export function placeDecided(item: PlacedItem, decided: DecidedByPerson, scheme: Scheme): Placement {
  const { path, alsoIn, duplicateOf, attachedTo } = item;
  const index = schemeIndex(scheme);
  const kind = decided.kind ?? (decided.category && decided.category !== item.category ? null : item.kind);
  const category = decided.category ?? (kind ? index.kind(kind)?.category : null) ?? item.category;
  const branch = decided.branch ?? item.branch;
  const date = decided.date ?? item.date;
  const year = decided.year ?? (decided.date ? yearOf(decided.date) : item.year);
  const byPerson = decided.kind !== undefined || decided.category !== undefined;
  const confidence = byPerson ? 1 : (item.confidence ?? 0);
  const settled = category !== null && branch !== null && year !== null && confidence >= FILE_ABOVE;
  return {
    path,
    status: duplicateOf ? 'duplicate' : settled ? 'filed' : 'needs-review',
    branch, year, date, kind, category, alsoIn, duplicateOf, attachedTo, confidence,
    retention: (kind ? index.kind(kind)?.retention : null) ?? item.retention,
    title: decided.title ?? item.title ?? '',
    reasons: byPerson ? ['由人工指定类别', ...item.reasons.filter((reason) => reason !== '由人工指定类别')] : item.reasons,
  };
}
