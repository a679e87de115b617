import { Alert, Button, Card, Flex, Input, Table } from 'antd';
import { useState } from 'react';
import { ownExtension } from '../../../shared/contract/desktop.ts';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import { bytesLabel } from '../../../shared/presentation/labels.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { useLatestJob, useRunningJob } from '../../client/useJobs.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';
import { JobState } from '../../parts/JobState.tsx';
import { PathLine } from '../../parts/PathLine.tsx';
import { PasswordModal } from './PasswordModal.tsx';

/** A village gives its library to the township in one file, a township its bundle to the county; either takes in with nothing twice. */
export function HandOverTab() {
  const { data: state } = useCall('app.state', {});
  const [picking, setPicking] = useState<'save' | 'file' | 'folder' | null>(null);
  const [township, setTownship] = useState('');
  const [asking, setAsking] = useState(false);
  const take = (file: string, password?: string) => takeIn.mutate({ file, ...(township.trim() === '' ? {} : { township: township.trim() }), ...(password === undefined ? {} : { password }) });
  const [write, takeIn] = [useAction('handOver.write'), useAction('handOver.takeIn')];
  const running = useRunningJob();
  const [written, taken] = [useLatestJob('handOver'), useLatestJob('takeIn')];
  const locked = taken?.state === 'failed' && (taken.error?.code === 'password-needed' || taken.error?.code === 'password-wrong') ? taken.subject : null;
  const village = state?.role === 'village';
  const { data: branches = [] } = useCall('settings.branchNames', {});
  const others = village ? branches.filter((name) => name !== state.ownBranch) : [];
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <Card size="small" title="移交（村）">
        <p style={{ marginTop: 0 }}>把本村的档案库写成一个文件，拷到U盘交给乡镇。原件、归类、核疑决定、整改和全部操作记录都在里面。</p>
        {others.length > 0 ? <Alert type="warning" showIcon style={{ marginBottom: 8 }} title={`档案库里还有${others.slice(0, 3).join('、')}${others.length > 3 ? ` 等 ${others.length} 个支部` : ''}的材料，移交文件装的是整个档案库，不能由本村移交。请把本村的文件夹导入一个新的档案库再移交。`} /> : null}
        <Flex vertical gap={8} align="start">
          <Button type={village ? 'primary' : 'default'} disabled={running !== null || others.length > 0} onClick={() => setPicking('save')}>生成移交文件</Button>
          <div aria-live="polite" style={{ width: '100%' }}>
            <JobState job={written}>{written?.result?.kind === 'handOver' ? <Alert type="success" showIcon title={<>已生成，{written.result.originals} 件原件，{bytesLabel(written.result.bytes)}：<PathLine path={written.result.file} /></>} description={<>交接时请双方记下链头：<PathLine path={written.result.head} /></>} /> : null}</JobState>
          </div>
        </Flex>
      </Card>
      {village ? null : (
        <Card size="small" title="接收（乡镇、县）">
          <p style={{ marginTop: 0 }}>先核对是否完整、未被改动，再接收；中途中断等于没有接收。<b>村的移交文件</b>并入本库，已有的文件不重复入库，两边不一致的逐条列出，保留本库的，由人决定。<b>乡镇的成果包</b>各自分开存放，支部、档号和归类保持该乡镇自己的，并在各乡镇之间核对雷同的文字和照片。</p>
          <Flex vertical gap={8} align="start">
            <Flex gap={8} wrap align="center">
              <Button type="primary" disabled={running !== null} onClick={() => setPicking('file')}>接收移交文件或加密的成果包</Button>
              <Button disabled={running !== null} onClick={() => setPicking('folder')}>接收成果包</Button>
              <Input aria-label="来源单位" style={{ width: 300 }} maxLength={40} value={township} placeholder="来源单位（成果包没有写明时填写）" onChange={({ target }) => setTownship(target.value)} />
            </Flex>
            <span className="muted">成果包可以选一个，也可以选放着多个成果包的文件夹，一次全部接收；加密的成果包（.zip）单独选，再输入密码。脱敏版只供查阅，不能接收。</span>
            <div aria-live="polite" style={{ width: '100%' }}>
              <JobState job={taken}>
                {taken?.result?.kind === 'takeIn' ? (
                  <Flex vertical gap={8}>
                    {taken.result.refused.map(({ path, message }) => <Alert key={path} type="error" showIcon title={<>没有接收：<PathLine path={path} /></>} description={message} />)}
                    {taken.result.taken.map((one) => <Taken key={`${one.township ?? ''}${one.head}`} taken={one} />)}
                  </Flex>
                ) : null}
              </JobState>
              {locked === null ? null : <Button style={{ marginTop: 8 }} disabled={running !== null} onClick={() => setAsking(true)}>输入密码</Button>}
            </div>
            <TakenList />
          </Flex>
        </Card>
      )}
      {picking === 'save' ? <FolderPicker title="移交文件放在哪里" open wants="save" suggestedName={`${state?.ownBranch ?? '本村'}移交${(state?.today ?? '').replaceAll('-', '')}${ownExtension}`} onClose={() => setPicking(null)} onPick={(file) => { setPicking(null); write.mutate({ file }); }} /> : null}
      {picking === 'file' ? <FolderPicker title="选择移交文件或加密的成果包" open wants="file" onClose={() => setPicking(null)} onPick={(file) => { setPicking(null); take(file); }} /> : null}
      <PasswordModal path={asking ? locked : null} purpose="接收" onClose={() => setAsking(false)} onEnter={(password) => { setAsking(false); if (locked !== null) take(locked, password); }} />
      {picking === 'folder' ? <FolderPicker title="选择成果包，或放着多个成果包的文件夹" open wants="folder" onClose={() => setPicking(null)} onPick={(folder) => { setPicking(null); take(folder); }} /> : null}
    </Flex>
  );
}

function Taken({ taken: { township, branches, files, already, events, entries, conflicts } }: { readonly taken: TakenIn }) {
  return (
    <Alert type={conflicts.length > 0 ? 'warning' : 'success'} showIcon title={`已接收${township === undefined ? branches.join('、') : `${township}（${branches.length} 个支部）`}：新增 ${files} 个文件，${already} 个已有；带入 ${entries} 条决定和台账，保留操作记录 ${events} 条。`}
      description={conflicts.length > 0 ? <>有 {conflicts.length} 处两边不一致，保留了本库的：<ol style={{ margin: 0, paddingInlineStart: 20 }}>{conflicts.slice(0, 100).map((line) => <li key={line}>{line}</li>)}</ol></> : undefined} />
  );
}

function TakenList() {
  const { data } = useCall('handOver.list', {});
  if (!data || data.length === 0) return null;
  return (
    <Table<TakenIn> size="small" style={{ width: '100%' }} rowKey={({ township, head, at }) => `${township ?? ''} ${head} ${at}`} dataSource={[...data]} pagination={false} title={() => '接收过的移交和成果包'} expandable={{ rowExpandable: ({ conflicts }) => conflicts.length > 0, expandedRowRender: ({ conflicts }) => <ol style={{ margin: 0, paddingInlineStart: 20 }}>{conflicts.map((line) => <li key={line}>{line}</li>)}</ol> }}
      columns={[
        { title: '来源', key: 'from', ellipsis: true, render: (_, { township, branches }) => (township === undefined ? branches.join('、') : `${township}（成果包，${branches.length} 个支部）`) },
        { title: '时间', key: 'at', width: 160, className: 'figure', render: (_, { at }) => new Date(at).toLocaleString('zh-CN', { hour12: false }) },
        { title: '接收人', dataIndex: 'by', width: 90 },
        { title: '新增', dataIndex: 'files', width: 64, align: 'right', className: 'figure' },
        { title: '已有', dataIndex: 'already', width: 64, align: 'right', className: 'figure' },
        { title: '操作记录', dataIndex: 'events', width: 84, align: 'right', className: 'figure' },
        { title: '不一致', key: 'conflicts', width: 76, align: 'right', className: 'figure', render: (_, { conflicts }) => conflicts.length },
      ]}
    />
  );
}
