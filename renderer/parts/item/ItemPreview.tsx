import { Alert, Empty, Segmented, Skeleton } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { ItemDetail } from '../../../shared/contract/itemCalls.ts';
import { pictureFormats, shownPictureFormats, type Place } from '../../../shared/model/document.ts';
import { noteMessage } from '../../../shared/messages/noteMessage.ts';
import { useCall } from '../../client/useCall.ts';
import { DocumentView } from '../document/DocumentView.tsx';
import { DrawnImage } from '../document/DrawnImage.tsx';
import { ImageView } from '../document/ImageView.tsx';
import { pageFocusOf, type PageFocus } from '../document/pageFocus.ts';
import type { PlaceMark } from '../document/placeMark.ts';

const PdfView = lazy(async () => ({ default: (await import('../document/PdfView.tsx')).PdfView }));

export interface ItemPreviewProps {
  readonly item: ItemDetail;
  readonly focus?: Place | null;
  /** Of a file with several records, the one that is looked at. */
  readonly ordinal?: number;
}

/** An item's content: the picture, the pages of a PDF, or the text as it was read, with the read fields lit up. */
export function ItemPreview({ item, focus = null, ordinal }: ItemPreviewProps) {
  const { data: document, isPlaceholderData } = useCall('item.document', { id: item.id });
  const [chosen, setChosen] = useState<'pages' | 'text' | null>(null);
  const { format } = item;
  const onPage = useMemo(() => (format === 'pdf' && focus && document ? pageFocusOf(document.blocks, focus) : null), [format, focus, document]);
  // A field that was clicked shows itself on the page where that is known, else in the text.
  const [lastFocus, setLastFocus] = useState<Place | null>(null);
  if (focus !== lastFocus && document) {
    setLastFocus(focus);
    if (focus) setChosen(onPage ? 'pages' : 'text');
  }
  const showText = useCallback(() => setChosen('text'), []);
  if (item.error !== null && document === null) return <Alert type="warning" showIcon title={item.error} />;
  if (document === undefined || isPlaceholderData) return <Skeleton active style={{ padding: 16 }} />;
  const hasPages = format !== null && (format === 'pdf' || pictureFormats.has(format));
  const hasText = (document?.blocks.length ?? 0) > 0;
  const view = !hasPages || (chosen === 'text' && hasText) ? 'text' : 'pages';
  const record = item.records.length > 1 ? item.records.find((one) => one.ordinal === ordinal) : undefined;
  const label = item.title ?? item.path;
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 6, minHeight: 0 }}>
      {hasPages && hasText ? <Segmented size="small" style={{ alignSelf: 'flex-start' }} value={view} onChange={setChosen} options={[{ value: 'pages', label: '原件' }, { value: 'text', label: '读出的文字' }]} /> : null}
      {document?.notes.map((note) => <div key={JSON.stringify(note)} className="muted">{noteMessage(note)}</div>)}
      <div style={{ flex: 1, minHeight: 0 }}>
        {view === 'pages' ? (
          <Pages item={item} focus={onPage} firstPage={record ? (document?.blocks[record.blocks.start]?.page ?? 1) : 1} label={label} onNotFound={showText} />
        ) : hasText && document ? <DocumentView blocks={document.blocks} marks={fieldMarks(item)} focus={focus} label={label} {...(record ? { range: record.blocks } : {})} /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有读出文字" />}
      </div>
    </div>
  );
}

interface PagesProps {
  readonly item: ItemDetail;
  readonly focus: PageFocus | null;
  readonly firstPage: number;
  readonly label: string;
  readonly onNotFound: () => void;
}

/** The file as it looks. */
function Pages({ item: { id, format }, focus, firstPage, label, onNotFound }: PagesProps) {
  if (format === 'pdf') return <Suspense fallback={<Skeleton active />}><PdfView source={`original/${id}`} firstPage={firstPage} focus={focus} label={label} onNotFound={onNotFound} /></Suspense>;
  return format !== null && shownPictureFormats.has(format) ? <ImageView source={`original/${id}`} label={label} /> : <DrawnImage itemId={id} format={format} label={label} />;
}

/** Every place where a field was read. */
function fieldMarks({ records }: ItemDetail): readonly PlaceMark[] {
  return records.flatMap(({ fields }) => fields.map(({ place, label }) => ({ place, label, tone: 'field' as const })));
}
