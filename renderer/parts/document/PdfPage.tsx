import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { ShapeOnPage } from './shapesOnPage.ts';
import { useEffect, useRef, useState, type RefObject } from 'react';

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  /** 1-based. */
  readonly number: number;
  /** CSS pixels. */
  readonly width: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Lit up. */
  readonly shapes: readonly ShapeOnPage[];
}

/** A4 upright, until the page itself is known. */
const USUAL_RATIO = Math.SQRT2;

/** One page: drawn when it comes near the view, given up when it is far away, so that long scans need little memory. */
export function PdfPage({ pdf, number, width, scroller, shapes }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [ratio, setRatio] = useState(USUAL_RATIO);
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true), { root: scroller.current, rootMargin: '600px 0px' });
    if (frame.current) watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, [scroller]);
  useEffect(() => {
    if (!near || !canvas.current) return;
    const target = canvas.current;
    let stop: (() => void) | null = null;
    let current = true;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (!current) return;
      const size = page.getViewport({ scale: 1 });
      setRatio(size.height / size.width);
      const viewport = page.getViewport({ scale: (width / size.width) * Math.min(2, window.devicePixelRatio) });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
    };
    // Cancelled when the page goes out of view; a page that cannot be drawn stays white, its text can still be read.
    draw().catch(() => undefined);
    return () => {
      current = false;
      stop?.();
      target.width = 0;
      target.height = 0;
    };
  }, [near, pdf, number, width]);
  return (
    <div ref={frame} data-page={number} style={{ position: 'relative', width, height: width * ratio, margin: '0 auto 8px', background: '#fff', boxShadow: '0 1px 3px #0003' }}>
      {near ? <canvas ref={canvas} style={{ width: '100%', height: '100%', display: 'block' }} aria-label={`第 ${number} 页`} /> : null}
      {shapes.map(({ left, top, width: wide, height }, index) => <div key={index} className="page-shape" data-focus="" style={{ left: `${left * 100}%`, top: `${top * 100}%`, width: `${wide * 100}%`, height: `${height * 100}%` }} />)}
    </div>
  );
}
