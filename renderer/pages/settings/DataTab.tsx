import { Alert, App, Button, Flex, Popconfirm, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import type { DataFile, DataSort } from '../../../shared/contract/settingsCalls.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';

const sorts: Readonly<Record<DataSort, string>> = { 'standard-pack': '标准包', 'key-tasks': '重点工作', 'dated-terms': '时效词表', 'expired-terms': '停用词表', calendar: '节假日' };

/** The data the checks go by: standards, key tasks, word lists; a county takes in its own, and can give them to others. */
export function DataTab() {
  const { data, error } = useCall('settings.data', {});
  const { message } = App.useApp();
  const [step, setStep] = useState<{ readonly kind: 'import' } | { readonly kind: 'export'; readonly of: DataFile } | null>(null);
  const [take, give, remove] = [useAction('settings.importData'), useAction('settings.exportData'), useAction('settings.removeData')];
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <Flex gap={12} align="center">
        <Button type="primary" onClick={() => setStep({ kind: 'import' })}>导入数据文件</Button>
        <span className="muted">标准包可用 Excel（领域、方面、项号、标准名称、具体要求、频次、应有印证资料）；其他用 JSON，先导出一份看格式。有错会指出在哪一处。</span>
      </Flex>
      <Table<DataFile> size="small" rowKey="file" dataSource={[...data]} pagination={false} loading={take.isPending || remove.isPending}
        columns={[
          { title: '种类', key: 'sort', width: 100, render: (_, { sort }) => sorts[sort] },
          { title: '名称', key: 'name', render: (_, { name, own, example }) => <>{name} {own ? <Tag color="success">本单位</Tag> : <Tag>出厂</Tag>}{example ? <Tag color="warning">示例</Tag> : null}</> },
          { title: '版本', dataIndex: 'edition', width: 140, ellipsis: true },
          { title: '条数', dataIndex: 'count', width: 64, align: 'right', className: 'figure' },
          { title: '来源', dataIndex: 'source', ellipsis: true },
          {
            title: '', key: 'actions', width: 130, render: (_, file) => (
              <>
                <Button type="link" size="small" onClick={() => setStep({ kind: 'export', of: file })}>导出</Button>
                {file.own ? <Popconfirm title="移除本单位的这份数据？" onConfirm={() => remove.mutate({ file: file.file })}><Button type="link" size="small">移除</Button></Popconfirm> : null}
              </>
            ),
          },
        ]}
      />
      {step?.kind === 'import' ? <FolderPicker title="选择数据文件（Excel 或 JSON）" open wants="file" onClose={() => setStep(null)} onPick={(path) => { setStep(null); take.mutate({ path }, { onSuccess: ({ name }) => void message.success(`已导入“${name}”，检查结果将重新计算。`) }); }} /> : null}
      {step?.kind === 'export' ? <FolderPicker title="导出到哪里" open wants="save" suggestedName={`${step.of.name}.json`} onClose={() => setStep(null)} onPick={(path) => { setStep(null); give.mutate({ file: step.of.file, path }, { onSuccess: (written) => void message.success(`已导出到 ${written.path}`) }); }} /> : null}
    </Flex>
  );
}
