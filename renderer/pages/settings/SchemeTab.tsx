import { Alert, App, Button, Flex, Input, Modal, Popconfirm, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import type { Scheme } from '../../../shared/model/scheme.ts';
import { changeCategory } from '../../../shared/scheme/editScheme.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { useClient } from '../../client/ClientProvider.tsx';
import { FolderPicker } from '../../parts/FolderPicker.tsx';
import { CategoryTable } from './CategoryTable.tsx';
import { KindTable } from './KindTable.tsx';

/** 分类方案: categories and kinds as the county has them; a change is shown before anything is filed anew. */
export function SchemeTab() {
  const { data, error } = useCall('scheme.get', {});
  const client = useClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<Scheme | null>(null);
  const [code, setCode] = useState('01');
  const [picking, setPicking] = useState<'open' | 'save' | null>(null);
  const [asking, setAsking] = useState(false);
  const [save, reset, write] = [useAction('scheme.save'), useAction('scheme.reset'), useAction('scheme.export')];
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const scheme = draft ?? data.scheme;
  const category = scheme.categories.find((one) => one.code === code) ?? scheme.categories[0]!;
  const open = (path: string) => client.call('scheme.open', { path }).then(setDraft, (fault: unknown) => void message.error(errorText(fault), 8));
  return (
    <Flex vertical gap={10} style={{ maxWidth: 1120 }}>
      <Flex gap={8} align="center" wrap>
        <Tag color={data.own ? 'success' : 'default'}>{data.own ? '本单位方案' : '出厂方案'}</Tag>
        <Input aria-label="方案名称" style={{ width: 260 }} value={scheme.name} maxLength={60} onChange={({ target }) => setDraft({ ...scheme, name: target.value })} />
        <span style={{ flex: 1 }} />
        <Button onClick={() => setPicking('open')}>从文件导入</Button>
        <Button onClick={() => setPicking('save')}>导出</Button>
        {data.own ? <Popconfirm title="恢复出厂方案，并按它重新归类？" onConfirm={() => reset.mutate({}, { onSuccess: () => setDraft(null) })}><Button>恢复出厂方案</Button></Popconfirm> : null}
        {draft ? <Button onClick={() => setDraft(null)}>放弃修改</Button> : null}
        <Button type="primary" disabled={draft === null} onClick={() => setAsking(true)}>预览并启用</Button>
      </Flex>
      <Flex gap={12} align="start">
        <div style={{ width: 360 }}>
          <CategoryTable scheme={scheme} chosen={category.code} onChoose={setCode} onChange={setDraft} />
          <p className="muted" style={{ margin: '6px 0' }}>顺序用于菜单、核对时的 1–8 键和导出目录；类别码不变，已归档的文件不动。</p>
          <label htmlFor="category-description">“{category.name}”收什么</label>
          <Input.TextArea id="category-description" rows={3} maxLength={300} value={category.description} onChange={({ target }) => setDraft(changeCategory(scheme, category.code, { description: target.value }))} />
        </div>
        <div style={{ flex: 1, minWidth: 0 }}><KindTable scheme={scheme} category={category} counts={data.counts} onChange={setDraft} /></div>
      </Flex>
      {picking === 'open' ? <FolderPicker title="选择分类方案文件（JSON）" open wants="file" onClose={() => setPicking(null)} onPick={(path) => { setPicking(null); void open(path); }} /> : null}
      {picking === 'save' ? <FolderPicker title="导出分类方案到哪里" open wants="save" suggestedName={`${data.scheme.name}.json`} onClose={() => setPicking(null)} onPick={(path) => { setPicking(null); write.mutate({ path }, { onSuccess: (written) => void message.success(`已导出到 ${written.path}`) }); }} /> : null}
      {asking && draft ? <SchemePreview scheme={draft} busy={save.isPending} onClose={() => setAsking(false)} onSave={() => save.mutate({ scheme: { ...draft } }, { onSuccess: () => { setAsking(false); setDraft(null); } })} /> : null}
    </Flex>
  );
}

/** What the changed scheme would move, before it is put in force. */
function SchemePreview({ scheme, busy, onSave, onClose }: { readonly scheme: Scheme; readonly busy: boolean; readonly onSave: () => void; readonly onClose: () => void }) {
  const { data, error } = useCall('scheme.preview', { scheme: { ...scheme } });
  const name = (code: string | null) => (code === null ? '未定' : `${code} ${scheme.categories.find((one) => one.code === code)?.name ?? ''}`);
  return (
    <Modal title="启用修改后的方案" open width={860} okText="启用并重新归类" confirmLoading={busy} okButtonProps={{ disabled: !data }} onCancel={onClose} onOk={onSave}>
      {error ? <Alert type="error" title={errorText(error)} /> : null}
      {data ? (
        <>
          <p style={{ marginTop: 0 }}>{data.total === 0 ? '没有文件会换类别。' : `有 ${data.total} 个文件会换类别，档号随之重编；人工指定过类别的不动。`}</p>
          {data.total > 0 ? (
            <Table size="small" rowKey="path" dataSource={[...data.moves]} pagination={false} scroll={{ y: 320 }}
              columns={[
                { title: '文件', key: 'title', ellipsis: true, render: (_, { title, path }) => title ?? path },
                { title: '原类别', key: 'from', width: 210, ellipsis: true, render: (_, { from }) => name(from) },
                { title: '新类别', key: 'to', width: 210, ellipsis: true, render: (_, { to }) => name(to) },
              ]}
            />
          ) : null}
        </>
      ) : error ? null : <Skeleton active />}
    </Modal>
  );
}
