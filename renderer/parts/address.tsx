import { useMemo, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';

type Parameters = Readonly<Record<string, string | number | null | undefined>>;

/** The hash address of a screen with its parameters; whatever stood behind an earlier `?` is gone. */
export function addressOf(path: string, parameters: Parameters = {}): string {
  const search = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [[name, String(value)]])));
  return `${path}?${search.toString()}`;
}

export interface Address {
  readonly get: (name: string) => string | null;
  /** The whole number of a parameter; `null` where there is none. */
  readonly number: (name: string) => number | null;
  /** Changes parameters of the screen one is on; `null` takes one out. */
  readonly set: (changes: Parameters, options?: { readonly replace?: boolean }) => void;
}

/** The parameters of the screen one is on, as its address holds them; the same object until the address changes. */
export function useAddress(): Address {
  const [path, go] = useLocation();
  const search = useSearch();
  return useMemo(() => {
    const parameters = new URLSearchParams(search);
    return {
      get: (name) => parameters.get(name),
      number: (name) => {
        const text = parameters.get(name);
        return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
      },
      // Read anew: two changes may follow each other before the page is drawn again.
      set: (changes, options) => go(addressOf(path, { ...Object.fromEntries(new URLSearchParams(window.location.search)), ...changes }), options),
    };
  }, [path, go, search]);
}

interface GoProps {
  /** The screen; the one that is open where absent, its other parameters then stay. */
  readonly to?: string;
  readonly with?: Parameters;
  readonly children: ReactNode;
  readonly label?: string;
  readonly className?: string;
}

/** A link to a place in the program; opens in a window of its own as any link does. */
export function Go({ to, with: parameters = {}, children, label, className }: GoProps) {
  const [path, go] = useLocation();
  const search = useSearch();
  const address = addressOf(to ?? path, to === undefined ? { ...Object.fromEntries(new URLSearchParams(search)), ...parameters } : parameters);
  const [where, query] = address.split('?');
  return (
    <a href={`/?${query ?? ''}#${where ?? ''}`} aria-label={label} className={className}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(address);
      }}
    >
      {children}
    </a>
  );
}

/** Opens an item beside what is on the screen. */
export function ItemLink({ item, children }: { readonly item: number | null | undefined; readonly children: ReactNode }) {
  return item === null || item === undefined ? <span>{children}</span> : <Go with={{ item }}>{children}</Go>;
}
