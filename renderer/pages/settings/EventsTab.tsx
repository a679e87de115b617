import { Alert, Button, Flex, Popconfirm, Skeleton, Table } from 'antd';
import { useState } from 'react';
import type { EventLine } from '../../../shared/archive/eventChain.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { ListTools, type ListColumn } from '../../parts/ListTools.tsx';
import { PathLine } from '../../parts/PathLine.tsx';

const PAGE = 100;

const eventColumns: readonly ListColumn<EventLine>[] = [
  { header: '序号', width: 8, kind: 'number', value: ({ seq }) => seq },
  { header: '时间', width: 20, value: ({ at }) => timeText(at) },
  { header: '操作人', width: 12, value: ({ actor }) => actor },
  { header: '操作', width: 14, value: ({ action }) => actionNames[action] ?? action },
  { header: '内容', width: 60, value: ({ what }) => what },
  { header: '校验值', width: 66, value: ({ hash }) => hash },
];

/** Everything that was ever done to the library, newest first; the chain can be checked at any time. */
export function EventsTab() {
  const [before, setBefore] = useState<readonly (number | null)[]>([null]);
  const beforeSeq = before.at(-1) ?? null;
  const { data, error } = useCall('events.list', { beforeSeq, limit: PAGE });
  const verify = useAction('events.verify');
  const undo = useAction('events.undo');
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const last = data.rows.at(-1);
  return (
    <Flex vertical gap={10} style={{ maxWidth: 1080 }}>
      <Flex gap={12} align="center" wrap>
        <Button loading={verify.isPending} onClick={() => verify.mutate({})}>核验事件链</Button>
        <span className="muted figure">共 {data.count} 条，链头 <PathLine path={data.head} /></span>
        {data.withheld ? null : <ListTools name="操作记录" columns={eventColumns} rows={data.rows} />}
      </Flex>
      {verify.data ? (verify.data.intact ? <Alert type="success" showIcon title={`事件链完整：${verify.data.count} 条前后相连。`} /> : <Alert type="error" showIcon title={`事件链在第 ${verify.data.brokenAt} 条断开，记录被改动、删除或插入过。请停止使用这个档案库，从备份恢复。`} />) : null}
      {data.withheld ? <Alert type="info" showIcon title="档案库里还有其他支部的材料，操作记录连成一条链，不能只拆出本村的，所以这里不列出。条数、链头和核验照常可用；每件材料的历史在它自己的“历史”中。" /> : null}
      <Table<EventLine> size="small" rowKey="seq" dataSource={[...data.rows]} pagination={false}
        columns={[
          { title: '序号', dataIndex: 'seq', width: 70, align: 'right', className: 'figure' },
          { title: '时间', key: 'at', width: 160, className: 'figure', render: (_, { at }) => timeText(at) },
          { title: '操作人', dataIndex: 'actor', width: 100, ellipsis: true },
          { title: '操作', key: 'action', width: 130, render: (_, { action }) => actionNames[action] ?? action },
          { title: '内容', dataIndex: 'what', ellipsis: true },
          { title: '', key: 'undo', width: 64, render: (_, { seq, undoable }) => (undoable ? <Popconfirm title="撤销这一步？原来的记录仍然保留。" onConfirm={() => undo.mutate({ seq })}><Button type="link" size="small">撤销</Button></Popconfirm> : null) },
          { title: '校验值', key: 'hash', width: 110, className: 'figure', render: (_, { hash }) => <span title={hash}>{hash.slice(0, 10)}…</span> },
        ]}
      />
      <Flex gap={8}>
        <Button disabled={before.length === 1} onClick={() => setBefore(before.slice(0, -1))}>较新</Button>
        <Button disabled={!last || last.seq <= 1} onClick={() => last && setBefore([...before, last.seq])}>较早</Button>
      </Flex>
    </Flex>
  );
}

function timeText(at: string): string {
  return new Date(at).toLocaleString('zh-CN', { hour12: false });
}

/** What people call an event's action; an unknown one is shown as it is. */
const actionNames: Readonly<Record<string, string>> = {
  import: '导入', 'import-batch': '导入文件', file: '归类', filed: '归类完成', decide: '核对归类', edit: '修改', remove: '移出', restore: '移回', undo: '撤销', 'decide-finding': '核疑决定',
  'register-rectification': '登记问题', 'edit-rectification': '修改整改事项', 'rectification-evidence': '佐证材料', 'rectification-claim': '认领', 'rectification-start': '开始整改', 'rectification-requestClose': '申请销号',
  'rectification-accept': '核验通过', 'rectification-return': '退回', 'rectification-close': '销号', 'rectification-lookBack': '回头看', 'rectification-reopen': '重新整改', 'rectification-withdraw': '撤销登记',
  'late-record-note': '补录说明', 'standard-evidence': '印证材料', 'standard-assess': '自评', 'standard-review': '审核', 'set-township': '乡镇名称', 'set-branch': '支部设置', 'set-rules': '规则与时限', 'set-sensitivity': '疑点灵敏度', resource: '标准包与数据', settings: '设置', 'save-member': '名册', 'remove-member': '名册', 'classify-again': '重新归类',
  'take-in': '接收移交', repair: '换回原件', protect: '加口令', unprotect: '解除口令', 'set-pin': '签名码', 'remove-pin': '取消签名码', 'classify-waiting': '重新识别', 'forget-learned': '清除学习',
};
