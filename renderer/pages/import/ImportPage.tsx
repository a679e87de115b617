import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { useRunningJob } from '../../client/useJobs.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';
import { DropZone } from './DropZone.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportResults } from './ImportResults.tsx';
import { PreviewCard } from './PreviewCard.tsx';

/** 导入: choose a folder, see what is in it before anything is written, take it in, see what became of each file. */
export function ImportPage() {
  const [picking, setPicking] = useState(false);
  const [folder, setFolder] = useState<string | null>(null);
  const { data: state } = useCall('app.state', {});
  const { data: preview, error, isFetching } = useCall('import.preview', { folder: folder ?? '' }, folder !== null);
  const job = useRunningJob();
  const start = useAction('import.start');
  const importing = job?.kind === 'import';
  const begin = (chosen: string) => start.mutate({ folder: chosen }, { onSuccess: () => setFolder(null) });
  const unfinished = state?.library?.unfinished ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>导入</h1>
        <span className="muted">来源文件夹只读，不会被改动；原件另存一份在档案库中。</span>
        <span className="spacer" />
        <Button type="primary" disabled={job !== null} onClick={() => setPicking(true)}>选择文件夹</Button>
      </div>
      <Flex vertical gap={12}>
        {job === null ? unfinished.map((path) => (
          <Alert key={path} type="warning" showIcon title="上次导入没有做完" description={`${path}。已经读过的不会再读。`}
            action={<Button size="small" type="primary" loading={start.isPending} onClick={() => begin(path)}>继续导入</Button>} />
        )) : null}
        {importing ? <ImportProgress job={job} /> : null}
        {error && folder !== null ? <Alert type="error" showIcon closable title={errorText(error)} /> : null}
        {folder !== null && preview?.folder === folder && !error ? (
          <PreviewCard preview={preview} busy={job !== null || start.isPending} onStart={() => begin(folder)} onCancel={() => setFolder(null)} />
        ) : importing || folder !== null ? null : <DropZone desktop={state?.host === 'desktop'} onFolder={setFolder} onPick={() => setPicking(true)} />}
        {folder !== null && isFetching && preview?.folder !== folder ? <Alert type="info" title={`正在清点 ${folder} ……`} /> : null}
        <ImportResults />
      </Flex>
      {picking ? (
        <FolderPicker title="选择要导入的文件夹" open wants="folder" onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false);
            setFolder(picked);
          }}
        />
      ) : null}
    </div>
  );
}
