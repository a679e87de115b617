import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../shared/messages/errorMessage.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { useAction } from '../client/useCall.ts';
import { useNewestJob } from '../client/useJobs.ts';
import { secondsText } from './secondsText.ts';
import { useAskBeforeLeaving } from './useAskBeforeLeaving.ts';

/** What runs now, at the foot of every screen; what failed stays there until a person has seen it. */
export function JobBar() {
  const job = useNewestJob();
  const running = job !== null && (job.state === 'running' || job.state === 'paused');
  const [seen, setSeen] = useState(0);
  useAskBeforeLeaving(running);
  if (job === null) return null;
  if (running) return <Running job={job} />;
  if (job.state !== 'failed' || job.error === null || seen >= job.id) return null;
  return <Alert banner className="no-print" type="error" title={`${jobTitle(job)}没有完成：${errorMessage(job.error)}`} action={<Button size="small" onClick={() => setSeen(job.id)}>知道了</Button>} />;
}

function Running({ job }: { readonly job: Job }) {
  const cancel = useAction('job.cancel');
  const pause = useAction('job.pause');
  const { step, done, total, current, secondsLeft, canPause } = job.progress;
  return (
    <footer className="no-print" aria-live="polite" style={{ display: 'flex', alignItems: 'center', gap: 12, padding: '4px 16px', background: '#fff', borderTop: '1px solid #e4e0da' }}>
      <span>{jobTitle(job)}{step ? `：${step}` : ''}</span>
      {total > 0 ? <Progress percent={Math.floor((done / total) * 100)} size="small" style={{ width: 180, margin: 0 }} /> : null}
      {total > 0 ? <span className="figure muted">{done}/{total}</span> : null}
      <span className="muted" style={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', direction: 'rtl', textAlign: 'left' }}><bdi>{current}</bdi></span>
      {secondsLeft === null ? null : <span className="figure muted">约剩 {secondsText(secondsLeft)}</span>}
      {canPause ? <Button size="small" onClick={() => pause.mutate({ id: job.id, paused: job.state !== 'paused' })}>{job.state === 'paused' ? '继续' : '暂停'}</Button> : null}
      {job.kind === 'protect' || job.kind === 'unprotect' ? null : <Button size="small" onClick={() => cancel.mutate({ id: job.id })}>取消</Button>}
    </footer>
  );
}

/** The job's name as people say it. */
function jobTitle({ kind }: Job): string {
  return { import: '导入', export: '导出', verify: '核验', backup: '备份', restore: '恢复', sample: '样例', fixity: '检查原件', handOver: '移交', takeIn: '接收移交', selfCheck: '灵敏度自测', protect: '加密', unprotect: '解除加密' }[kind];
}
