import { Alert, Button, Space, Spin } from 'antd';
import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { PdfPage } from './PdfPage.tsx';
import { openPdf } from './openPdf.ts';

/** The pages of a PDF as they look, drawn in the page itself; only those near the view are drawn. */
export function PdfView({ source, page = null, label }: { readonly source: string; readonly page?: number | null; readonly label: string }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [width, setWidth] = useState(700);
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
    if (page !== null) root.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' });
  }, [page, pdf]);
  if (failed) return <Alert type="info" title="这个 PDF 的页面不能在这里显示。可以看读出的文字，或另存原件后打开。" />;
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 6 }}>
      <Space className="no-print">
        <Button size="small" aria-label="放大" icon={<PlusOutlined />} onClick={() => setWidth(Math.min(2400, width * 1.25))} />
        <Button size="small" aria-label="缩小" icon={<MinusOutlined />} onClick={() => setWidth(Math.max(240, width / 1.25))} />
        <span className="muted figure">{pdf ? `共 ${pdf.numPages} 页` : ''}</span>
      </Space>
      <div ref={root} tabIndex={0} role="document" aria-label={label} style={{ flex: 1, minHeight: 0, overflow: 'auto', background: '#d9d5cf', borderRadius: 4, padding: 8, boxSizing: 'border-box' }}>
        {pdf ? Array.from({ length: pdf.numPages }, (_, index) => <PdfPage key={index} pdf={pdf} number={index + 1} width={width} scroller={root} />) : <Spin description="正在打开"><div style={{ height: 120 }} /></Spin>}
      </div>
    </div>
  );
}
