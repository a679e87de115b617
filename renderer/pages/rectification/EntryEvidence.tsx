import { Button, Flex } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Rectification } from '../../../shared/ledgers/rectification.ts';
import { useAction } from '../../client/useCall.ts';
import { EvidencePicker } from '../../parts/EvidencePicker.tsx';

/** The material that shows it was put right: filed items only. */
export function EntryEvidence({ entry, open }: { readonly entry: Rectification; readonly open: boolean }) {
  const [picking, setPicking] = useState(false);
  const add = useAction('rectification.addEvidence');
  const remove = useAction('rectification.removeEvidence');
  return (
    <div style={{ marginTop: 8 }}>
      <Flex align="center" gap={8}>
        <strong>佐证材料</strong><span className="muted figure">{entry.evidence.length} 件</span>
        <span style={{ flex: 1 }} />
        {open ? <Button size="small" onClick={() => setPicking(true)}>选择材料</Button> : null}
      </Flex>
      {entry.evidence.length === 0 ? <p className="muted" style={{ margin: '4px 0' }}>销号前至少要有一件已归档、没有未决疑点的材料。</p> : null}
      <ul style={{ margin: '4px 0', paddingInlineStart: 18 }}>
        {entry.evidence.map(({ itemId, path, by, on }) => (
          <li key={itemId} style={{ wordBreak: 'break-all' }}>
            <Link href={`/archive?item=${itemId}`}>{path.split('/').at(-1)}</Link> <span className="muted">{by} {on}</span>
            {open ? <Button type="link" size="small" onClick={() => remove.mutate({ id: entry.id, itemId })}>取消关联</Button> : null}
          </li>
        ))}
      </ul>
      {picking ? (
        <EvidencePicker branch={entry.branch} taken={new Set(entry.evidence.map(({ itemId }) => itemId))} onClose={() => setPicking(false)}
          onPick={(itemIds) => add.mutate({ id: entry.id, itemIds: [...itemIds] }, { onSuccess: () => setPicking(false) })} />
      ) : null}
    </div>
  );
}
