import { Button, Empty, Timeline } from 'antd';
import { useAction, useCall } from '../../client/useCall.ts';
import { momentText } from './momentText.ts';

/** Who decided what about an item, the newest first; the last decision can be taken back. */
export function ItemHistory({ itemId }: { readonly itemId: number }) {
  const { data } = useCall('item.history', { id: itemId });
  const undo = useAction('item.undo');
  if (data?.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有人改动过" />;
  return (
    <Timeline style={{ paddingTop: 8 }}
      items={(data ?? []).map(({ seq, at, actor, changes, undoable, undo: taken }) => ({
        key: `${seq} ${changes[0]?.label ?? ''}`,
        content: (
          <>
            <div className="muted">{momentText(at)}　{actor}　{taken ? '撤销' : '改动'}　第 {seq} 条记录</div>
            {changes.map(({ label, before, after }) => <div key={label}>{label}：{before} → <strong>{after}</strong></div>)}
            {undoable ? <Button size="small" loading={undo.isPending} onClick={() => undo.mutate({ seq })}>撤销</Button> : null}
          </>
        ),
      }))}
    />
  );
}
