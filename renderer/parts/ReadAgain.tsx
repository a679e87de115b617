import { Button, Checkbox, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { CallInput } from '../../shared/contract/contract.ts';
import { useAction } from '../client/useCall.ts';

type How = CallInput<'ocr.again'>['how'];

/** A page that was read badly is read once more in another way: turned, evened out, looked at more closely. */
export function ReadAgain({ itemId, page }: { readonly itemId: number; readonly page: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>换个设置重读本页…</Button>
      {open ? <Choices itemId={itemId} page={page} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const turns: readonly { readonly turn: How['turn']; readonly label: string }[] = [
  { turn: null, label: '自动判断' }, { turn: 0, label: '不转' }, { turn: 90, label: '顺时针 90°' }, { turn: 180, label: '倒过来' }, { turn: 270, label: '逆时针 90°' },
];

function Choices({ itemId, page, onClose }: { readonly itemId: number; readonly page: number; readonly onClose: () => void }) {
  const again = useAction('ocr.again');
  const [how, setHow] = useState<How>({ turn: null, contrast: true, side: null });
  const read = (pages: number | null) => again.mutate({ itemId, page: pages, how }, { onSuccess: onClose });
  return (
    <Modal open title="换个设置重读" onCancel={onClose} footer={[
      <Button key="all" loading={again.isPending} onClick={() => read(null)}>整个文件重读</Button>,
      <Button key="page" type="primary" loading={again.isPending} onClick={() => read(page)}>重读第 {page} 页</Button>,
    ]}>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
        <div>页面方向　<Select aria-label="页面方向" style={{ width: 160 }} value={turns.findIndex(({ turn }) => turn === how.turn)} options={turns.map(({ label }, value) => ({ value, label }))} onChange={(index) => setHow({ ...how, turn: turns[index]?.turn ?? null })} /></div>
        <Checkbox checked={how.contrast} onChange={({ target }) => setHow({ ...how, contrast: target.checked })}>加强对比、去阴影（字迹淡、光线不匀时用）</Checkbox>
        <div>找行的细致程度　<Radio.Group value={how.side} onChange={({ target }) => setHow({ ...how, side: target.value as number | null })} options={[{ value: null, label: '一般' }, { value: 1920, label: '细（小字，较慢）' }, { value: 960, label: '粗（大字，较快）' }]} /></div>
        <p className="muted" style={{ margin: 0 }}>重读的页上已经确认过的内容要重新对照确认，原来的确认留在事件记录里。记录本的拆分不变。</p>
      </div>
    </Modal>
  );
}
