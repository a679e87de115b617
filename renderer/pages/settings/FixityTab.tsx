import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { JobResult } from '../../../shared/contract/jobs.ts';
import { useAction } from '../../client/useCall.ts';
import { useLatestJob, useRunningJob } from '../../client/useJobs.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';
import { JobState } from '../../parts/JobState.tsx';

/** 备份与完好: every original is hashed and compared with what was registered; what is faulty comes back out of a backup. */
export function FixityTab() {
  const [picking, setPicking] = useState(false);
  const [check, repair] = [useAction('library.check'), useAction('library.repair')];
  const running = useRunningJob();
  const job = useLatestJob('fixity');
  return (
    <Flex vertical gap={12} style={{ maxWidth: 1080 }}>
      <Card size="small" title="检查原件">
        <p style={{ marginTop: 0 }}>逐件重新计算校验值，与入库时登记的比较；并检查数据库和事件链。检查时可以照常查看，随时可以取消，下次接着做。有不完好的原件，按名称列出，其余照常使用。</p>
        <Flex vertical gap={8} align="start">
          <Button type="primary" disabled={running !== null} onClick={() => check.mutate({})}>检查原件</Button>
          <div aria-live="polite" style={{ width: '100%' }}>
            <JobState job={job}>{job?.result?.kind === 'fixity' ? <Found result={job.result} busy={running !== null} onRepair={() => setPicking(true)} /> : null}</JobState>
          </div>
        </Flex>
      </Card>
      <Card size="small" title="备份">
        <p style={{ margin: 0 }}><Link href="/export">在“导出与核验”的“备份与恢复”中备份</Link>。备份时每件原件都重新核对；数据库损坏、又没有备份时，用命令 <code>danghe salvage</code> 把读得出的内容取到新文件夹。</p>
      </Card>
      {picking ? <FolderPicker title="选择备份文件" open wants="file" onClose={() => setPicking(false)} onPick={(file) => { setPicking(false); repair.mutate({ file }); }} /> : null}
    </Flex>
  );
}

function Found({ result: { lines, checked, originals, repaired }, busy, onRepair }: { readonly result: Extract<JobResult, { readonly kind: 'fixity' }>; readonly busy: boolean; readonly onRepair: () => void }) {
  return (
    <Flex vertical gap={8} align="start">
      {repaired > 0 ? <Alert type="success" showIcon style={{ width: '100%' }} title={`已从备份换回 ${repaired} 件原件，每件都重新核对过。`} /> : null}
      {lines.length === 0 ? <Alert type="success" showIcon style={{ width: '100%' }} title={`数据库、事件链和 ${checked} 件原件完好。`} /> : (
        <>
          <Alert type="error" showIcon style={{ width: '100%' }} title={`发现 ${lines.length} 处问题，其余照常可用`} description={<ol style={{ margin: 0, paddingInlineStart: 20 }}>{lines.slice(0, 200).map((line) => <li key={line}>{line}</li>)}</ol>} />
          {originals > 0 ? <Button disabled={busy} onClick={onRepair}>从备份换回</Button> : null}
        </>
      )}
    </Flex>
  );
}
