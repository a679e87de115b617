import { Alert, Button, Empty, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import type { OcrStatus } from '../../../shared/contract/ocrCalls.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction } from '../../client/useCall.ts';
import { useOcrStatus } from '../../client/useOcrStatus.ts';
import { ConfirmList } from './ConfirmList.tsx';
import './ocr.css';
import { PageCrop } from './PageCrop.tsx';
import { Reading } from './Reading.tsx';
import { fieldKey, useConfirm } from './useConfirm.ts';
import { useConfirmKeys } from './useConfirmKeys.ts';

/** 识别确认: what OCR read, beside the picture it was read from, one after the other, by keys alone if one likes. */
export function OcrPage() {
  const status = useOcrStatus();
  const confirm = useConfirm();
  const { fields, current } = confirm;
  const [edited, setEdited] = useState<string | null>(null);
  const act = (work: (field: NonNullable<typeof current>) => void) => () => {
    setEdited(null);
    if (current) work(current);
  };
  const right = act((field) => confirm.confirm(field, null));
  const wrong = act(confirm.toggleMisread);
  const record = act(confirm.confirmRecord);
  const edit = (editing: boolean) => setEdited(editing && current ? fieldKey(current) : null);
  useConfirmKeys({ onRight: right, onWrong: wrong, onEdit: () => edit(true), onRecord: record, onMove: confirm.move, onUndo: confirm.undo });
  return (
    <div className="page" style={{ display: 'flex', flexDirection: 'column' }}>
      <div className="page-head" style={{ marginBottom: 8, flexWrap: 'wrap' }}>
        <h1>识别确认</h1>
        <span className="muted figure">{fields === null ? '' : `${confirm.more ? '至少 ' : ''}${fields.length} 处待确认`}</span>
        <span className="muted">Enter 正确　X 有误　E 修改　W 整份正确　↑↓ 上下　Ctrl+Z 撤销</span>
        <span className="spacer" />
        <Tooltip title="撤销上一次确认（Ctrl+Z）"><Button disabled={confirm.undoable === 0} onClick={confirm.undo}>撤销</Button></Tooltip>
        {status ? <StartButton status={status} /> : null}
      </div>
      {status?.error ? <Alert type="error" showIcon style={{ marginBottom: 8 }} title={errorText(status.error)} /> : null}
      {confirm.error ? <Alert type="error" showIcon title={errorText(confirm.error)} /> : null}
      {fields === null ? <Skeleton active /> : current === null ? <Empty style={{ marginTop: 60 }} description={status ? emptyText(status) : ''} /> : (
        <div className="confirm">
          <ConfirmList confirm={confirm} />
          <Reading key={fieldKey(current)} field={current} editing={edited === fieldKey(current)} onEdit={edit} onRight={right} onWrong={wrong} onRecord={record} onCorrect={(correction) => act((field) => confirm.confirm(field, correction))()} />
          <div className="confirm-side"><PageCrop field={current} show="page" /></div>
        </div>
      )}
    </div>
  );
}

function StartButton({ status: { state, unread } }: { readonly status: OcrStatus }) {
  const start = useAction('ocr.start');
  if (state === 'running' || unread === 0) return null;
  return <Button type="primary" loading={start.isPending} onClick={() => start.mutate({})}>{state === 'paused' ? '继续识别' : '识别扫描件和照片'}（{unread} 个文件）</Button>;
}

function emptyText({ state, unread, readFiles, failedFiles }: OcrStatus): string {
  if (state === 'running') return '正在识别。读完一个文件，就在这里列出要对照原图确认的内容；其他工作可以照常进行。';
  const failed = failedFiles > 0 ? `${failedFiles} 个文件无法识别。` : '';
  if (unread > 0) return `有 ${unread} 个扫描件、照片还没有识别文字。${failed}识别在后台进行，不影响其他工作。`;
  return `${readFiles} 个文件已识别，没有等待确认的内容了。${failed}`;
}
