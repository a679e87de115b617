import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useAction } from '../client/useCall.ts';

const steps = [
  { path: '/', title: '看总览', hint: '哪个村缺什么、哪些记录待核实，一眼看到；点数字看明细。' },
  { path: '/review', title: '核对几份', hint: '按 1–8 归类，Enter 采纳建议，Ctrl+Z 撤销。' },
  { path: '/export', title: '导出成果包', hint: '选一个空文件夹，导出后打开其中的“打开我.html”。' },
] as const;

/** Three steps to try in the fictional sample township. */
export function SampleGuide() {
  const [location, go] = useLocation();
  const removeSample = useAction('library.removeSample');
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(true);
  useEffect(() => setSeen((before) => (before.has(location) ? before : new Set([...before, location]))), [location]);
  if (!open) return <Button className="no-print" style={place} onClick={() => setOpen(true)}>三步试用</Button>;
  const here = steps.find(({ path }) => path === location);
  return (
    <Card className="no-print" size="small" title="三步试一试（虚构样例）" style={{ ...place, width: 300, boxShadow: '0 4px 16px #0003' }} extra={<Button type="text" size="small" aria-label="收起" icon={<CloseOutlined />} onClick={() => setOpen(false)} />}>
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        {steps.map(({ path, title }) => (
          <li key={path}>
            <Button type={path === location ? 'primary' : 'link'} size="small" onClick={() => go(`${path}?`)}>{title}</Button> {seen.has(path) && path !== location ? <CheckOutlined aria-label="看过了" style={{ color: '#2f7d4f' }} /> : null}
          </li>
        ))}
      </ol>
      <p className="muted" style={{ margin: '6px 0' }}>{here?.hint ?? '从第一步开始，或随便看看。'}</p>
      <Button size="small" loading={removeSample.isPending} onClick={() => removeSample.mutate({})}>删除样例，开始自己的工作</Button>
    </Card>
  );
}

const place = { position: 'fixed', insetInlineEnd: 16, insetBlockEnd: 44, zIndex: 20 } as const;
