import { useCallback } from 'react';
import { useAddressParams } from '../../client/useAddressParams.ts';

export interface OpenItem {
  /** The item whose drawer is open, from the address (`?item=12`). */
  readonly itemId: number | null;
  /** Opens an item's drawer over the screen that is there. */
  readonly openItem: (id: number) => void;
  readonly closeItem: () => void;
}

/** The item that the address names: any screen opens one, the drawer of the workplace shows it. */
export function useOpenItem(): OpenItem {
  const [params, setParams] = useAddressParams();
  const text = params.get('item');
  const itemId = text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
  const openItem = useCallback((id: number) => setParams((before) => withItem(before, String(id))), [setParams]);
  const closeItem = useCallback(() => setParams((before) => withItem(before, null), { replace: true }), [setParams]);
  return { itemId, openItem, closeItem };
}

function withItem(before: URLSearchParams, id: string | null): URLSearchParams {
  const after = new URLSearchParams(before);
  if (id === null) after.delete('item');
  else after.set('item', id);
  return after;
}
