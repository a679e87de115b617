import { useLayoutEffect, useState, type RefObject } from 'react';

/** The height of an element in pixels, as it changes; for lists that draw only what is in sight. */
export function useHeight(of: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(400);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 400)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return height;
}
