import { Alert, Button, Card, Flex, Table } from 'antd';
import { useState } from 'react';
import type { TakenIn } from '../../../shared/contract/handOverCalls.ts';
import { bytesLabel } from '../../../shared/presentation/labels.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { useLatestJob, useRunningJob } from '../../client/useJobs.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';
import { JobState } from '../../parts/JobState.tsx';
import { PathLine } from '../../parts/PathLine.tsx';

/** A village gives its library to the township in one file; the township takes it in with nothing twice. */
export function HandOverTab() {
  const { data: state } = useCall('app.state', {});
  const [picking, setPicking] = useState<'save' | 'file' | null>(null);
  const [write, takeIn] = [useAction('handOver.write'), useAction('handOver.takeIn')];
  const running = useRunningJob();
  const [written, taken] = [useLatestJob('handOver'), useLatestJob('takeIn')];
  const village = state?.role === 'village';
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <Card size="small" title="移交（村）">
        <p style={{ marginTop: 0 }}>把本村的档案库写成一个文件，拷到U盘交给乡镇。原件、归类、核疑决定、整改和全部操作记录都在里面。</p>
        <Flex vertical gap={8} align="start">
          <Button type={village ? 'primary' : 'default'} disabled={running !== null} onClick={() => setPicking('save')}>生成移交文件</Button>
          <div aria-live="polite" style={{ width: '100%' }}>
            <JobState job={written}>{written?.result?.kind === 'handOver' ? <Alert type="success" showIcon title={<>已生成，{written.result.originals} 件原件，{bytesLabel(written.result.bytes)}：<PathLine path={written.result.file} /></>} description={<>交接时请双方记下链头：<PathLine path={written.result.head} /></>} /> : null}</JobState>
          </div>
        </Flex>
      </Card>
      {village ? null : (
        <Card size="small" title="接收（乡镇）">
          <p style={{ marginTop: 0 }}>先核对移交文件是否完整、未被改动，再接收。已有的文件不重复入库；两边不一致的逐条列出，保留本库的，由人决定。</p>
          <Flex vertical gap={8} align="start">
            <Button type="primary" disabled={running !== null} onClick={() => setPicking('file')}>接收移交文件</Button>
            <div aria-live="polite" style={{ width: '100%' }}><JobState job={taken}>{taken?.result?.kind === 'takeIn' ? <Taken taken={taken.result.taken} /> : null}</JobState></div>
            <TakenList />
          </Flex>
        </Card>
      )}
      {picking === 'save' ? <FolderPicker title="移交文件放在哪里" open wants="save" suggestedName={`${state?.ownBranch ?? '本村'}移交${(state?.today ?? '').replaceAll('-', '')}.danghe.zip`} onClose={() => setPicking(null)} onPick={(file) => { setPicking(null); write.mutate({ file }); }} /> : null}
      {picking === 'file' ? <FolderPicker title="选择移交文件" open wants="file" onClose={() => setPicking(null)} onPick={(file) => { setPicking(null); takeIn.mutate({ file }); }} /> : null}
    </Flex>
  );
}

function Taken({ taken: { branches, files, already, events, entries, conflicts } }: { readonly taken: TakenIn }) {
  return (
    <Alert type={conflicts.length > 0 ? 'warning' : 'success'} showIcon title={`已接收${branches.join('、')}：新增 ${files} 个文件，${already} 个已有；带入 ${entries} 条决定和台账，保留操作记录 ${events} 条。`}
      description={conflicts.length > 0 ? <>有 {conflicts.length} 处两边不一致，保留了本库的：<ol style={{ margin: 0, paddingInlineStart: 20 }}>{conflicts.slice(0, 100).map((line) => <li key={line}>{line}</li>)}</ol></> : undefined} />
  );
}

function TakenList() {
  const { data } = useCall('handOver.list', {});
  if (!data || data.length === 0) return null;
  return (
    <Table<TakenIn> size="small" style={{ width: '100%' }} rowKey="head" dataSource={[...data]} pagination={false} title={() => '接收过的移交'} expandable={{ rowExpandable: ({ conflicts }) => conflicts.length > 0, expandedRowRender: ({ conflicts }) => <ol style={{ margin: 0, paddingInlineStart: 20 }}>{conflicts.map((line) => <li key={line}>{line}</li>)}</ol> }}
      columns={[
        { title: '支部', key: 'branches', ellipsis: true, render: (_, { branches }) => branches.join('、') },
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
