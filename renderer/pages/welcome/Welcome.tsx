import { Alert, Button, Card, Flex, Input, List, Radio } from 'antd';
import { useState } from 'react';
import type { AppState, Role } from '../../../shared/contract/appCalls.ts';
import { JobBar } from '../../app/JobBar.tsx';
import { errorText } from '../../client/errorText.ts';
import { useAction } from '../../client/useCall.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';

/** No library is open: the first start, or after closing one. */
export function Welcome({ state }: { readonly state: AppState }) {
  const [role, setRole] = useState<Role>(state.role ?? 'township');
  const [ownBranch, setOwnBranch] = useState(state.ownBranch ?? '');
  const [person, setPerson] = useState(state.person ?? '');
  const [picking, setPicking] = useState<'create' | 'open' | null>(null);
  const saveRole = useAction('app.setRole');
  const savePerson = useAction('app.setPerson');
  const create = useAction('library.create', { shown: true });
  const open = useAction('library.open', { shown: true });
  const sample = useAction('library.openSample', { shown: true });
  const busy = create.isPending || open.isPending || sample.isPending;
  const fault = [create, open, sample].find(({ error }) => error !== null)?.error ?? null;
  const begin = async (next: () => unknown) => {
    for (const action of [create, open, sample]) action.reset();
    await saveRole.mutateAsync({ role, ownBranch: role === 'village' && ownBranch.trim() !== '' ? ownBranch.trim() : null });
    if (person.trim()) await savePerson.mutateAsync({ person });
    next();
  };
  return (
    <div style={{ height: '100%', overflow: 'auto', display: 'grid', placeItems: 'center', padding: 24, boxSizing: 'border-box' }}>
      <main style={{ width: 720, maxWidth: '100%' }}>
        <h1 style={{ fontSize: 24, margin: '0 0 4px' }}>档盒</h1>
        <p className="muted" style={{ marginTop: 0 }}>把村和支部的档案归类、查缺、核疑、整改，导出可核验的成果包。全部在本机完成，不联网。</p>
        {fault ? <Alert type="error" showIcon title={errorText(fault)} style={{ marginBottom: 12 }} /> : null}
        <Card size="small" title="这台电脑在哪里用" style={{ marginBottom: 12 }}>
          <Flex gap={16} align="center" wrap>
            <Radio.Group value={role} onChange={({ target }) => setRole(target.value as Role)} options={[{ value: 'township', label: '乡镇（多个村）' }, { value: 'village', label: '村（只看本村）' }]} />
            {role === 'village' ? <Input prefix="本村支部" aria-label="本村支部" placeholder="例如：东沟村党支部" value={ownBranch} maxLength={100} onChange={({ target }) => setOwnBranch(target.value)} style={{ width: 260 }} /> : null}
            <Input prefix="姓名" aria-label="姓名" value={person} maxLength={40} onChange={({ target }) => setPerson(target.value)} style={{ width: 200 }} />
          </Flex>
          <p className="muted" style={{ margin: '8px 0 0' }}>姓名会记在每一次归档、核疑和整改操作上；还没填也可以先看样例。</p>
        </Card>
        <Flex gap={12} wrap>
          <Card size="small" title="先看一看" style={{ flex: 1, minWidth: 300 }}>
            <p>打开一个虚构的样例乡镇，三步走完全过程：看总览，核对几份文件，导出成果包。可随时删除。</p>
            <Button type="primary" loading={sample.isPending} disabled={busy} onClick={() => void begin(() => sample.mutate({}))}>打开样例乡镇</Button>
          </Card>
          <Card size="small" title="开始工作" style={{ flex: 1, minWidth: 300 }}>
            <p>建立本单位的档案库，然后导入U盘里的文件夹。来源文件夹不会被改动。</p>
            <Flex gap={8} wrap>
              <Button loading={create.isPending} disabled={busy} onClick={() => void begin(() => create.mutate({ folder: state.suggestedFolder }))}>新建档案库</Button>
              <Button disabled={busy} onClick={() => setPicking('create')}>另选位置新建</Button>
              <Button disabled={busy} onClick={() => setPicking('open')}>打开已有的</Button>
            </Flex>
          </Card>
        </Flex>
        {state.recent.length > 0 ? (
          <Card size="small" title="最近打开" style={{ marginTop: 12 }}>
            <List size="small" dataSource={[...state.recent]} renderItem={(recent) => (
              <List.Item>
                <Button type="link" disabled={!recent.exists || busy} onClick={() => void begin(() => open.mutate({ folder: recent.folder }))}>{recent.folder}</Button>
                {recent.exists ? null : <span className="muted">现在找不到</span>}
              </List.Item>
            )} />
          </Card>
        ) : null}
      </main>
      <FolderPicker title={picking === 'create' ? '选择新档案库放在哪里（空文件夹）' : '选择已有的档案库文件夹'} open={picking !== null} wants="folder" onClose={() => setPicking(null)}
        onPick={(folder) => {
          const action = picking === 'create' ? create : open;
          setPicking(null);
          void begin(() => action.mutate({ folder }));
        }}
      />
      <div style={{ position: 'fixed', insetInline: 0, bottom: 0 }}><JobBar /></div>
    </div>
  );
}
