import { useLayoutEffect, useState, type RefCallback } from 'react';

/** The height of an element in pixels, as it changes; for lists that draw only what is in sight. Give it the callback as `ref`. */
export function useHeight(): readonly [RefCallback<HTMLElement>, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [height, setHeight] = useState(400);
  useLayoutEffect(() => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 400)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, height];
}
