import { Alert, Button, Space, Spin } from 'antd';
import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { openPdf } from './openPdf.ts';
import type { PageFocus } from './pageFocus.ts';
import { PdfPage } from './PdfPage.tsx';
import { shapesOnPage, type FoundShapes } from './shapesOnPage.ts';

interface PdfViewProps {
  readonly source: string;
  readonly label: string;
  /** In view when it opens. */
  readonly firstPage: number;
  /** Lit up on its page and brought into view. */
  readonly focus: PageFocus | null;
  /** It does not stand on the page as text. */
  readonly onNotFound: () => void;
}

/** The pages of a PDF as they look, drawn in the page itself; only those near the view are drawn. */
export function PdfView({ source, label, firstPage, focus, onNotFound }: PdfViewProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [width, setWidth] = useState(700);
  const [found, setFound] = useState<FoundShapes | null>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opening = openPdf(source);
    let current = true;
    opening.promise.then(
      (opened) => current && setPdf(opened),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
      setPdf(null);
      void opening.destroy();
    };
  }, [source]);
  useEffect(() => {
    if (pdf && firstPage > 1) root.current?.querySelector(`[data-page="${firstPage}"]`)?.scrollIntoView({ block: 'start' });
  }, [firstPage, pdf]);
  useEffect(() => {
    let current = true;
    setFound(null);
    if (!pdf || !focus) return undefined;
    const look = async () => {
      const shapes = await shapesOnPage(pdf, focus);
      if (!current) return;
      setFound(shapes);
      if (shapes === null) onNotFound();
    };
    // A page that cannot be read has no text to be found either.
    look().catch(() => current && onNotFound());
    return () => {
      current = false;
    };
  }, [focus, pdf, onNotFound]);
  useEffect(() => {
    if (found) root.current?.querySelector('[data-focus]')?.scrollIntoView({ block: 'center' });
  }, [found]);
  if (failed) return <Alert type="info" title="这个 PDF 的页面不能在这里显示。可以看读出的文字，或另存原件后打开。" />;
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 6 }}>
      <Space className="no-print">
        <Button size="small" aria-label="放大" icon={<PlusOutlined />} onClick={() => setWidth(Math.min(2400, width * 1.25))} />
        <Button size="small" aria-label="缩小" icon={<MinusOutlined />} onClick={() => setWidth(Math.max(240, width / 1.25))} />
        <span className="muted figure">{pdf ? `共 ${pdf.numPages} 页` : ''}</span>
      </Space>
      <div ref={root} tabIndex={0} role="document" aria-label={label} style={{ flex: 1, minHeight: 0, overflow: 'auto', background: '#d9d5cf', borderRadius: 4, padding: 8, boxSizing: 'border-box' }}>
        {pdf ? Array.from({ length: pdf.numPages }, (_, index) => <PdfPage key={index} pdf={pdf} number={index + 1} width={width} scroller={root} shapes={found?.page === index + 1 ? found.shapes : noShapes} />) : <Spin description="正在打开"><div style={{ height: 120 }} /></Spin>}
      </div>
    </div>
  );
}

const noShapes: FoundShapes['shapes'] = [];
