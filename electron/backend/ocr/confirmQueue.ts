import type { ConfirmQueue, FieldToConfirm } from '../../../shared/contract/ocrCalls.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { AwaitingField } from '../../../shared/model/awaitingField.ts';
import type { By } from '../../library/change.ts';
import type { LibraryItem } from '../../library/items.ts';
import type { Library } from '../../library/library.ts';
import { listAwaiting, type FieldChoice } from './confirmScan.ts';

/** What names a field that waits. */
export type FieldPlace = Required<Omit<FieldChoice, 'correction'>>;

/**
 * The fields of all scans that wait for a person, at most `limit`; of files with the same bytes, one.
 *
 * @param isShown whether the window shows an item
 */
export function confirmQueue(library: Library, limit: number, isShown: (item: LibraryItem) => boolean): ConfirmQueue {
  const fields: FieldToConfirm[] = [];
  for (const { sha256 } of library.ocr.jobs()) {
    const itemId = library.items.ofContent(sha256).findLast((item) => item.removed === null && isShown(item))?.id;
    if (itemId !== undefined) fields.push(...listAwaiting(library, itemId).filter(({ lines }) => lines.length > 0).map((field) => shown(library, sha256, field)));
    if (fields.length > limit) break;
  }
  const listed = fields.slice(0, limit);
  return { fields: [...listed.filter(({ misread }) => !misread), ...listed.filter(({ misread }) => misread)], more: fields.length > limit };
}

/**
 * A person says that a field is misread, without knowing what it says, or takes that back. It stays unconfirmed: no rule
 * goes by it.
 *
 * @throws DangheError `not-found`
 */
export function markMisread(library: Library, place: FieldPlace, misread: boolean, by: By): void {
  const field = listAwaiting(library, place.itemId).find(({ ordinal, field: name, index }) => ordinal === place.ordinal && name === place.field && index === place.index);
  const sha256 = library.items.get(place.itemId)?.sha256;
  if (!field || !sha256) throw new DangheError({ code: 'not-found', what: `要确认的字段 ${place.field}` });
  library.change('ocr-misread', field.path, ({ settings }) => settings.set(misreadKey(sha256, field), misread ? true : null), by);
}

function shown(library: Library, sha256: string, field: AwaitingField): FieldToConfirm {
  return { ...field, misread: library.settings.get(misreadKey(sha256, field)) === true };
}

/** By where it stands on the page: that holds when the file is understood anew. */
function misreadKey(sha256: string, { field, index, lines: [first] }: AwaitingField): string {
  return `ocrMisread:${sha256}:${first?.page ?? 0}:${first?.line ?? 0}:${field}:${index}`;
}
