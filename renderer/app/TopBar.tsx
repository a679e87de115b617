import { Button, Dropdown, Layout, Tag } from 'antd';
import { useState } from 'react';
import type { AppState, OpenLibrary } from '../../shared/contract/appCalls.ts';
import { useAction } from '../client/useCall.ts';
import { PersonDialog } from './PersonDialog.tsx';

/** Which library is open and who works with it. */
export function TopBar({ state, library, onHelp }: { readonly state: AppState; readonly library: OpenLibrary; readonly onHelp: () => void }) {
  const close = useAction('library.close');
  const lock = useAction('protection.lock');
  const removeSample = useAction('library.removeSample');
  const [naming, setNaming] = useState(false);
  return (
    <Layout.Header className="no-print" style={{ display: 'flex', alignItems: 'center', gap: 12, borderBottom: '1px solid #e4e0da' }}>
      <strong style={{ fontSize: 17, letterSpacing: 2, color: '#8d2720' }}>档盒</strong>
      <span>{library.township ?? '未命名乡镇'}</span>
      {library.sample ? <Tag color="gold">虚构样例</Tag> : null}
      {library.visitor ? <Tag color="blue">查阅</Tag> : null}
      <span className="muted figure">{library.items} 个文件</span>
      <span style={{ flex: 1 }} />
      <Button type="text" onClick={onHelp}>帮助 F1</Button>
      <Button type="text" onClick={() => setNaming(true)}>{state.person ?? '请填写姓名'}</Button>
      <Dropdown
        menu={{
          items: [
            ...(library.protected ? [{ key: 'lock', label: '锁定', onClick: () => lock.mutate({}) }] : []),
            { key: 'close', label: '关闭档案库', onClick: () => close.mutate({}) },
            ...(library.sample ? [{ key: 'remove', label: '删除样例', onClick: () => removeSample.mutate({}) }] : []),
          ],
        }}
      >
        <Button>档案库</Button>
      </Dropdown>
      <PersonDialog open={naming} name={state.person ?? ''} onClose={() => setNaming(false)} />
    </Layout.Header>
  );
}
