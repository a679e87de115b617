import { Button, Card, Progress } from 'antd';
import type { Job } from '../../../shared/contract/jobs.ts';
import { secondsText } from '../../app/secondsText.ts';
import { useAction } from '../../client/useCall.ts';

/** An import under way. */
export function ImportProgress({ job }: { readonly job: Job }) {
  const cancel = useAction('job.cancel');
  const pause = useAction('job.pause');
  const { step, done, total, current, secondsLeft } = job.progress;
  const paused = job.state === 'paused';
  return (
    <Card size="small" title={`正在导入 ${job.subject}`}
      extra={
        <>
          <Button size="small" onClick={() => pause.mutate({ id: job.id, paused: !paused })}>{paused ? '继续' : '暂停'}</Button>{' '}
          <Button size="small" onClick={() => cancel.mutate({ id: job.id })}>取消</Button>
        </>
      }
    >
      <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} status={paused ? 'normal' : 'active'} />
      <div className="figure">{paused ? '已暂停' : step}　{done}/{total} 个文件{secondsLeft === null || paused ? '' : `　约剩 ${secondsText(secondsLeft)}`}</div>
      <div className="muted" style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minHeight: 22 }}>{current}</div>
    </Card>
  );
}
