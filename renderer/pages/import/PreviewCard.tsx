import { Alert, Button, Card, Collapse, Flex, Statistic, Table } from 'antd';
import type { ImportPreview } from '../../../shared/contract/importCalls.ts';
import { skipMessage } from '../../../shared/messages/itemMessage.ts';
import { bytesLabel } from '../../../shared/presentation/labels.ts';
import { ListTools } from '../../parts/ListTools.tsx';

interface PreviewCardProps {
  readonly preview: ImportPreview;
  readonly busy: boolean;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}

interface Listed {
  readonly path: string;
  readonly why: string;
}

/** What a folder holds, before anything is written. */
export function PreviewCard({ preview, busy, onStart, onCancel }: PreviewCardProps) {
  const { folder, files, bytes, kinds, known, skipped, blocked, tooLarge, unfinished } = preview;
  const fresh = files - known;
  const apart: readonly { readonly key: string; readonly title: string; readonly rows: readonly Listed[] }[] = [
    { key: 'blocked', title: '打不开', rows: blocked.map(({ path, cause }) => ({ path, why: `没有读取权限（${cause}），会记为未能读取` })) },
    { key: 'large', title: '过大', rows: tooLarge.map((file) => ({ path: file.path, why: `${bytesLabel(file.bytes)}，超出读取上限，会登记但不读内容` })) },
    { key: 'skipped', title: '将跳过', rows: skipped.map(({ path, reason }) => ({ path, why: skipMessage(reason) })) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Card size="small" title={folder} extra={<Button size="small" onClick={onCancel}>换一个</Button>}>
      <Flex gap={28} wrap style={{ marginBottom: 12 }}>
        <Statistic title="文件" value={files} suffix={<span style={{ fontSize: 14 }}>{bytesLabel(bytes)}</span>} />
        <Statistic title="可能已导入过" value={known} />
        <Statistic title="新的或改过的" value={fresh} />
        <Statistic title="将跳过" value={skipped.length} />
        <Statistic title="打不开" value={blocked.length} styles={blocked.length > 0 ? { content: { color: '#9a6700' } } : {}} />
        <Statistic title="过大" value={tooLarge.length} styles={tooLarge.length > 0 ? { content: { color: '#9a6700' } } : {}} />
      </Flex>
      {unfinished ? <Alert type="info" showIcon title="这个文件夹上次没有导入完，会从断开的地方继续。" style={{ marginBottom: 8 }} /> : null}
      {files === 0 ? <Alert type="warning" showIcon title="里面没有可以导入的文件。" style={{ marginBottom: 8 }} /> : null}
      <Flex gap={12} align="start" wrap>
        <Table size="small" style={{ width: 340 }} pagination={false} rowKey="extension" dataSource={[...kinds]} scroll={{ y: 200 }}
          columns={[
            { title: '类型', dataIndex: 'extension', render: (extension: string) => (extension === '' ? '（无扩展名）' : extension) },
            { title: '文件', dataIndex: 'files', align: 'right', width: 80 },
            { title: '大小', dataIndex: 'bytes', align: 'right', width: 110, render: (size: number) => bytesLabel(size) },
          ]}
        />
        <div style={{ flex: 1, minWidth: 320 }}>
          <Collapse size="small" items={apart.map(({ key, title, rows }) => ({
            key, label: `${title}　${rows.length} 个`,
            extra: <span onClick={(event) => event.stopPropagation()}><ListTools name={`${title}的文件`} rows={rows} columns={[{ header: '文件', width: 70, value: ({ path }) => path }, { header: '原因', width: 50, value: ({ why }) => why }]} /></span>,
            children: <Table size="small" pagination={false} virtual scroll={{ y: 180, x: 500 }} rowKey="path" dataSource={[...rows]} columns={[{ title: '文件', dataIndex: 'path', ellipsis: true }, { title: '原因', dataIndex: 'why', width: 260 }]} />,
          }))} />
        </div>
      </Flex>
      <Button type="primary" style={{ marginTop: 12 }} disabled={busy || files === 0} onClick={onStart} autoFocus>{unfinished ? '继续导入' : '开始导入'}</Button>
      <span className="muted" style={{ marginInlineStart: 12 }}>可以随时暂停或取消；已经读过的会保留。</span>
    </Card>
  );
}
