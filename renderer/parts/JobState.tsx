import { Alert, Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { errorMessage } from '../../shared/messages/errorMessage.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { useAction } from '../client/useCall.ts';

/** A job on the page that started it: how far it is, why it failed, or what came out (`children`). */
export function JobState({ job, children }: { readonly job: Job | null; readonly children?: ReactNode }) {
  const cancel = useAction('job.cancel');
  if (!job) return null;
  const { step, done, total } = job.progress;
  switch (job.state) {
    case 'running':
    case 'paused':
      return (
        <Alert type="info" title={`正在${step || '准备'}`} action={<Button size="small" onClick={() => cancel.mutate({ id: job.id })}>取消</Button>}
          description={<Progress percent={total > 0 ? Math.floor((done / total) * 100) : 0} status="active" format={() => (total > 0 ? `${done}/${total}` : '')} />} />
      );
    case 'cancelled':
      return <Alert type="warning" title="已取消，没有留下未完成的文件。" />;
    case 'failed':
      return <Alert type="error" title={job.error ? errorMessage(job.error) : '没有完成。'} />;
    case 'done':
      return <>{children}</>;
  }
}
