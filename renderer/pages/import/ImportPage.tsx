import { Alert, Button, Descriptions, Flex } from 'antd';
import { useState } from 'react';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { useRunningJob } from '../../client/useJobs.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';

/** 导入: choose a folder, see what is in it, take it in. */
export function ImportPage() {
  const [picking, setPicking] = useState(false);
  const [folder, setFolder] = useState<string | null>(null);
  const job = useRunningJob();
  const { data: preview, error } = useCall('import.preview', { folder: folder ?? '' }, folder !== null);
  const start = useAction('import.start');
  return (
    <div className="page">
      <div className="page-head"><h1>导入</h1><Button type="primary" onClick={() => setPicking(true)}>选择文件夹</Button></div>
      {error ? <Alert type="error" title={errorText(error)} /> : null}
      {preview && folder !== null ? (
        <Flex vertical gap={12}>
          <Descriptions size="small" column={3} bordered items={[{ key: 'folder', label: '文件夹', children: preview.folder, span: 3 }, { key: 'files', label: '文件', children: preview.files }, { key: 'known', label: '已导入过', children: preview.known }, { key: 'skipped', label: '将跳过', children: preview.skipped.length }]} />
          <div><Button type="primary" disabled={job !== null} onClick={() => start.mutate({ folder })}>开始导入</Button></div>
        </Flex>
      ) : null}
      <FolderPicker title="选择要导入的文件夹" open={picking} wants="folder" onClose={() => setPicking(false)} onPick={(picked) => { setPicking(false); setFolder(picked); }} />
    </div>
  );
}
