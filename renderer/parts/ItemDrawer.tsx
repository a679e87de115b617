import { Alert, Drawer, Skeleton, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import type { ItemDetail } from '../../shared/contract/itemCalls.ts';
import type { Place } from '../../shared/model/document.ts';
import { fileNameOf } from '../../shared/presentation/itemColumns.ts';
import { errorText } from '../client/errorText.ts';
import { useCall } from '../client/useCall.ts';
import { ForChanges } from './ForChanges.tsx';
import { ItemActions } from './item/ItemActions.tsx';
import { ItemEditor } from './item/ItemEditor.tsx';
import { ItemFacts } from './item/ItemFacts.tsx';
import { ItemFields } from './item/ItemFields.tsx';
import { ItemFindings } from './item/ItemFindings.tsx';
import { ItemHistory } from './item/ItemHistory.tsx';
import { ItemPreview } from './item/ItemPreview.tsx';
import { useOpenItem } from './item/useOpenItem.ts';

/** An item over any screen: its content beside what is known of it. Opened by `?item=<id>`; see `useOpenItem`. */
export function ItemDrawer() {
  const { itemId, closeItem } = useOpenItem();
  useEscape(itemId !== null, closeItem);
  return (
    <Drawer open={itemId !== null} onClose={closeItem} size="min(1240px, 94vw)" title={itemId === null ? '' : <Title itemId={itemId} />} destroyOnHidden styles={{ body: { padding: 12, overflow: 'hidden' } }}>
      {itemId === null ? null : <Content key={itemId} itemId={itemId} />}
    </Drawer>
  );
}

/**
 * The drawer listens while the focus is inside it; after a question is answered whose button has gone, the focus is
 * nowhere, and Escape must still close it. While a question is open, the focus is in it.
 */
function useEscape(open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && target === document.body) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, close]);
}

function Title({ itemId }: { readonly itemId: number }) {
  const { data } = useCall('item.get', { id: itemId });
  return data?.id === itemId ? (data.title ?? fileNameOf(data.path)) : '材料';
}

function Content({ itemId }: { readonly itemId: number }) {
  const { data: item, error } = useCall('item.get', { id: itemId });
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (item?.id !== itemId) return <Skeleton active />;
  return <ItemPane item={item} />;
}

/** Content on the left, what is known on the right. */
function ItemPane({ item }: { readonly item: ItemDetail }) {
  const [focus, setFocus] = useState<Place | null>(null);
  return (
    <div style={{ height: '100%', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 380px', gap: 12 }}>
      <ItemPreview item={item} focus={focus} />
      <div style={{ minHeight: 0, overflow: 'auto' }}>
        <ForChanges><ItemActions item={item} /></ForChanges>
        <Tabs size="small" destroyOnHidden
          items={[
            { key: 'facts', label: '归档', children: <ItemFacts item={item} /> },
            { key: 'fields', label: '读出的字段', children: <ItemFields records={item.records} focus={focus} onFocus={setFocus} /> },
            { key: 'findings', label: '检查', children: <ItemFindings itemId={item.id} /> },
            { key: 'edit', label: '更正', children: <ForChanges><ItemEditor key={JSON.stringify([item.branch, item.year, item.date, item.kindId, item.category, item.title])} item={item} /></ForChanges> },
            { key: 'history', label: '历史', children: <ForChanges><ItemHistory itemId={item.id} /></ForChanges> },
          ]}
        />
      </div>
    </div>
  );
}
