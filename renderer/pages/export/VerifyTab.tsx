import { Button, Collapse, Flex } from 'antd';
import { useState } from 'react';
import { verifySteps } from '../../../shared/presentation/verifyText.ts';
import { useAction } from '../../client/useCall.ts';
import { useLatestJob, useRunningJob } from '../../client/useJobs.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';
import { JobState } from '../../parts/JobState.tsx';
import { PasswordModal } from './PasswordModal.tsx';
import { VerifyResult } from './VerifyResult.tsx';

/** Check any bundle, this office's or another's. */
export function VerifyTab() {
  const [picking, setPicking] = useState<'folder' | 'file' | null>(null);
  const [sealed, setSealed] = useState<string | null>(null);
  const verify = useAction('bundle.verify');
  const running = useRunningJob();
  const job = useLatestJob('verify');
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <Flex gap={12} align="center">
        <Button type="primary" disabled={running !== null} onClick={() => setPicking('folder')}>选择成果包</Button>
        <Button disabled={running !== null} onClick={() => setPicking('file')}>选择加密的成果包</Button>
        <span className="muted">选成果包最外层的文件夹（里面有 bagit.txt），加密的选 .zip 文件。只读取，不写入。</span>
      </Flex>
      <div aria-live="polite"><JobState job={job}>{job?.result?.kind === 'verify' ? <VerifyResult result={job.result} /> : null}</JobState></div>
      <Collapse size="small" items={[{ key: 'by-hand', label: '不用档盒怎样核验', children: <ol style={{ margin: 0, paddingInlineStart: 20 }}>{verifySteps.slice(0, 2).map(({ title, text, commands }) => <li key={title}><strong>{title}</strong>：{text}{commands.map((command) => <pre key={command} style={{ margin: '4px 0' }}>{command}</pre>)}</li>)}</ol> }]} />
      <FolderPicker title="选择要核验的成果包" key={picking} open={picking !== null} wants={picking ?? 'folder'} onClose={() => setPicking(null)}
        onPick={(path) => {
          setPicking(null);
          if (picking === 'file') setSealed(path);
          else verify.mutate({ folder: path });
        }} />
      <PasswordModal path={sealed} onClose={() => setSealed(null)} onEnter={(password) => { setSealed(null); if (sealed !== null) verify.mutate({ folder: sealed, password }); }} />
    </Flex>
  );
}
