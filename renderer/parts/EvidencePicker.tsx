import { Alert, Flex, Input, Modal, Table } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { EvidenceCandidate } from '../../shared/contract/evidenceCalls.ts';
import { errorText } from '../client/errorText.ts';
import { useCall } from '../client/useCall.ts';

export interface EvidencePickerProps {
  /** Whose filed items are offered first; `null` offers those of every branch. */
  readonly branch: string | null;
  /** Kinds that are offered; all where empty. */
  readonly kinds?: readonly string[];
  readonly year?: number;
  /** Items that are tied already. */
  readonly taken: ReadonlySet<number>;
  readonly onPick: (itemIds: readonly number[]) => void;
  readonly onClose: () => void;
}

const SHOWN = 200;

/** Chooses filed items as evidence, several at once. */
export function EvidencePicker({ branch, kinds = [], year, taken, onPick, onClose }: EvidencePickerProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const { data, error, isFetching } = useCall('evidence.candidates', { branch, year: year ?? null, kinds: [...kinds], text: useDeferredValue(text), limit: SHOWN });
  return (
    <Modal title={`选择佐证材料${branch ? `（${branch}）` : ''}`} open width={920} onCancel={onClose} okText={`关联所选${chosen.length > 0 ? `（${chosen.length}）` : ''}`} okButtonProps={{ disabled: chosen.length === 0 }} onOk={() => onPick(chosen)}>
      <Flex gap={8} align="center" style={{ marginBottom: 8 }}>
        <Input.Search aria-label="查找材料" placeholder="按题名、文件名或档号查找" value={text} onChange={({ target }) => setText(target.value)} allowClear autoFocus />
        <span className="muted figure" style={{ whiteSpace: 'nowrap' }}>{data ? `${data.total} 件${data.total > SHOWN ? `，列出前 ${SHOWN} 件` : ''}` : ''}</span>
      </Flex>
      {error ? <Alert type="error" title={errorText(error)} /> : null}
      <Table<EvidenceCandidate> size="small" rowKey="id" loading={isFetching && !data} dataSource={data ? [...data.rows] : []} pagination={false} scroll={{ y: 340 }} locale={{ emptyText: '没有符合的已归档材料。未归档的请先在“核对”中归档。' }}
        rowSelection={{ selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys as number[]), getCheckboxProps: ({ id }) => ({ disabled: taken.has(id) }) }}
        columns={[
          { title: '题名', key: 'title', ellipsis: true, render: (_, { title, path }) => title ?? path.split('/').at(-1) },
          { title: '文种', dataIndex: 'kind', width: 150, ellipsis: true },
          { title: '日期', dataIndex: 'date', width: 104, className: 'figure' },
          { title: '档号', dataIndex: 'archiveNo', width: 210, ellipsis: true, className: 'figure' },
        ]}
      />
    </Modal>
  );
}
