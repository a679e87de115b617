import type { EvidenceLink } from '../../../shared/ledgers/evidenceLink.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import type { Signed } from '../../../shared/model/signed.ts';
import type { Library } from '../../library/library.ts';

/**
 * Links to items of the library, as evidence.
 *
 * @throws DangheError `not-found` for a number that is no item, or one whose bytes are not known
 */
export function evidenceLinks(library: Library, itemIds: readonly number[], signed: Signed): readonly EvidenceLink[] {
  return itemIds.map((itemId) => {
    const item = library.items.get(itemId);
    if (!item?.sha256) throw new DangheError({ code: 'not-found', what: `条目 ${itemId}` });
    return { itemId, path: item.path, sha256: item.sha256, ...signed };
  });
}
