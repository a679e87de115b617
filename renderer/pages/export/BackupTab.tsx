import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { ownExtension } from '../../../shared/contract/desktop.ts';
import { bytesLabel } from '../../../shared/presentation/labels.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { useLatestJob, useRunningJob } from '../../client/useJobs.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';
import { JobState } from '../../parts/JobState.tsx';
import { SecretForm } from '../../parts/SecretForm.tsx';
import { PathLine } from '../../parts/PathLine.tsx';

type Step = { readonly kind: 'save' } | { readonly kind: 'choose' } | { readonly kind: 'place'; readonly file: string };

/** The whole library in one file, and back from it. */
export function BackupTab() {
  const [step, setStep] = useState<Step | null>(null);
  const { data: state } = useCall('app.state', {});
  const backup = useAction('library.backup');
  const restore = useAction('library.restore');
  const running = useRunningJob();
  const [saved, restored] = [useLatestJob('backup'), useLatestJob('restore')];
  const close = () => setStep(null);
  // A backup of a protected library is asked for its password when the first try says so.
  const [last, setLast] = useState<{ readonly file: string; readonly folder: string } | null>(null);
  const wantsSecret = last !== null && restored?.state === 'failed' && (restored.error?.code === 'password-needed' || restored.error?.code === 'password-wrong');
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <Card size="small" title="备份">
        <p style={{ marginTop: 0 }}>把整个档案库（登记、原件、事件链）写成一个文件，放到U盘或另一块硬盘上。每件原件写入前都重新核对。</p>
        <Flex vertical gap={8} align="start">
          <Button type="primary" disabled={running !== null} onClick={() => setStep({ kind: 'save' })}>备份档案库</Button>
          <div aria-live="polite" style={{ width: '100%' }}>
            <JobState job={saved}>{saved?.result?.kind === 'backup' ? <Alert type="success" showIcon title={<>已备份 {saved.result.originals} 件原件，{bytesLabel(saved.result.bytes)}：<PathLine path={saved.result.file} /></>} /> : null}</JobState>
          </div>
        </Flex>
      </Card>
      <Card size="small" title="恢复">
        <p style={{ marginTop: 0 }}>从备份文件恢复成一个新的档案库，放在空文件夹里；现在打开的档案库不会被覆盖。</p>
        <Flex vertical gap={8} align="start">
          <Button disabled={running !== null} onClick={() => setStep({ kind: 'choose' })}>从备份恢复</Button>
          <div aria-live="polite" style={{ width: '100%' }}>
            <JobState job={restored}>{restored?.result?.kind === 'restore' ? <Alert type="success" showIcon title={<>已恢复并打开：<PathLine path={restored.result.folder} /></>} /> : null}</JobState>
            {wantsSecret ? <SecretForm key={restored.id} label="备份时的口令" action="恢复" pending={restore.isPending} error={null} onEnter={(secret) => restore.mutate({ ...last, secret })} /> : null}
          </div>
        </Flex>
      </Card>
      {step?.kind === 'save' ? <FolderPicker title="备份文件放在哪里" open wants="save" suggestedName={`${state?.library?.township ?? '档案库'}备份${(state?.today ?? '').replaceAll('-', '')}${ownExtension}`} onClose={close} onPick={(file) => { close(); backup.mutate({ file }); }} /> : null}
      {step?.kind === 'choose' ? <FolderPicker title="选择备份文件" open wants="file" onClose={close} onPick={(file) => setStep({ kind: 'place', file })} /> : null}
      {step?.kind === 'place' ? <FolderPicker key="place" title="恢复到哪里（新文件夹）" open wants="save" suggestedName="恢复的档案库" onClose={close} onPick={(folder) => { const target = { file: step.file, folder }; close(); setLast(target); restore.mutate(target); }} /> : null}
    </Flex>
  );
}
