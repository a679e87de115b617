import { Alert, Empty, Segmented, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { ItemDetail } from '../../../shared/contract/itemCalls.ts';
import type { Place } from '../../../shared/model/document.ts';
import { noteMessage } from '../../../shared/messages/noteMessage.ts';
import { useCall } from '../../client/useCall.ts';
import { DocumentView } from '../document/DocumentView.tsx';
import { ImageView } from '../document/ImageView.tsx';
import type { PlaceMark } from '../document/placeMark.ts';

const PdfView = lazy(async () => ({ default: (await import('../document/PdfView.tsx')).PdfView }));

/** Formats that a browser draws by itself. */
const drawn = new Set(['jpg', 'png', 'gif', 'webp', 'bmp']);

export interface ItemPreviewProps {
  readonly item: ItemDetail;
  readonly focus?: Place | null;
  readonly marks?: readonly PlaceMark[];
}

/** An item's content: the picture, the pages of a PDF, or the text as it was read, with the read fields lit up. */
export function ItemPreview({ item, focus = null, marks }: ItemPreviewProps) {
  const { data: document, isPlaceholderData } = useCall('item.document', { id: item.id });
  const [chosen, setChosen] = useState<'pages' | 'text' | null>(null);
  // A field that was clicked shows itself in the text.
  const [lastFocus, setLastFocus] = useState(focus);
  if (focus !== lastFocus) {
    setLastFocus(focus);
    if (focus && item.format === 'pdf') setChosen('text');
  }
  if (item.error !== null && document === null) return <Alert type="warning" showIcon title={item.error} />;
  if (document === undefined || isPlaceholderData) return <Skeleton active style={{ padding: 16 }} />;
  const hasPages = item.format === 'pdf' || drawn.has(item.format ?? '');
  const hasText = (document?.blocks.length ?? 0) > 0;
  const view = !hasPages ? 'text' : (chosen ?? 'pages');
  const label = item.title ?? item.path;
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 6, minHeight: 0 }}>
      {hasPages && hasText ? <Segmented size="small" style={{ alignSelf: 'flex-start' }} value={view} onChange={setChosen} options={[{ value: 'pages', label: '原件' }, { value: 'text', label: '读出的文字' }]} /> : null}
      {document?.notes.map((note) => <div key={JSON.stringify(note)} className="muted">{noteMessage(note)}</div>)}
      <div style={{ flex: 1, minHeight: 0 }}>
        {view === 'pages' ? (
          item.format === 'pdf' ? <Suspense fallback={<Skeleton active />}><PdfView source={`original/${item.id}`} page={focus?.page ?? null} label={label} /></Suspense> : <ImageView source={`original/${item.id}`} label={label} />
        ) : hasText && document ? <DocumentView blocks={document.blocks} marks={marks ?? fieldMarks(item)} focus={focus} label={label} /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有读出文字" />}
      </div>
    </div>
  );
}

/** Every place where a field was read. */
function fieldMarks({ records }: ItemDetail): readonly PlaceMark[] {
  return records.flatMap(({ fields }) => fields.map(({ place, label }) => ({ place, label, tone: 'field' as const })));
}
