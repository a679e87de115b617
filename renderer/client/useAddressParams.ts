import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

/**
 * What the address says behind its question mark, and how to change it. wouter's own `useSearchParams` keeps the last
 * parameter when the screens are told apart by the hash.
 */
export function useAddressParams(): readonly [URLSearchParams, (change: (before: URLSearchParams) => URLSearchParams, options?: { readonly replace?: boolean }) => void] {
  const [location, go] = useLocation();
  const search = useSearch();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const setParams = useCallback(
    (change: (before: URLSearchParams) => URLSearchParams, options?: { readonly replace?: boolean }) => {
      // Read anew: two changes may follow each other before the page is drawn again.
      go(`${location}?${change(new URLSearchParams(window.location.search)).toString()}`, options);
    },
    [go, location],
  );
  return [params, setParams];
}
