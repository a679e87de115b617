import { Alert, Button, Flex } from 'antd';
import { useAction } from '../../client/useCall.ts';
import { useLatestJob } from '../../client/useJobs.ts';
import { JobState } from '../../parts/JobState.tsx';
import { PathLine } from '../../parts/PathLine.tsx';
import { VerifyResult } from './VerifyResult.tsx';

/** Where the bundle lies, what to open first, and a check of it at once. */
export function ExportDone({ folder, missing }: { readonly folder: string; readonly missing: readonly string[] }) {
  const verify = useAction('bundle.verify');
  const checked = useLatestJob('verify');
  const ofThis = checked?.subject === folder ? checked : null;
  return (
    <Flex vertical gap={8}>
      <Alert type="success" showIcon title={<>已导出到 <PathLine path={folder} /></>}
        description={<>先打开其中 data 文件夹里的“打开我.html”。{missing.length > 0 ? `PDF 中有 ${missing.length} 个生僻字印成“〓”：${missing.slice(0, 20).join('、')}。` : ''}</>}
        action={<Button size="small" disabled={ofThis?.state === 'running'} onClick={() => verify.mutate({ folder })}>核验这个成果包</Button>} />
      <JobState job={ofThis}>{ofThis?.result?.kind === 'verify' ? <VerifyResult result={ofThis.result} /> : null}</JobState>
    </Flex>
  );
}
