import { useMemo } from 'react';
import { useAddress } from '../address.tsx';

export interface OpenItem {
  /** The item whose drawer is open, from the address (`?item=12`). */
  readonly itemId: number | null;
  /** Opens an item's drawer over the screen that is there. */
  readonly openItem: (id: number) => void;
  readonly closeItem: () => void;
}

/** The item that the address names: any screen opens one, the drawer of the workplace shows it. */
export function useOpenItem(): OpenItem {
  const address = useAddress();
  return useMemo(
    () => ({
      itemId: address.number('item'),
      openItem: (id) => address.set({ item: id }),
      closeItem: () => address.set({ item: null }, { replace: true }),
    }),
    [address],
  );
}
