import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useAction } from '../../client/useCall.ts';
import { useLatestJob } from '../../client/useJobs.ts';
import { JobState } from '../../parts/JobState.tsx';
import { PathLine } from '../../parts/PathLine.tsx';
import { PasswordModal } from './PasswordModal.tsx';
import { VerifyResult } from './VerifyResult.tsx';

/** Where the bundle lies, what to open first, and a check of it at once. */
export function ExportDone({ folder, encrypted, missing }: { readonly folder: string; readonly encrypted: boolean; readonly missing: readonly string[] }) {
  const [asking, setAsking] = useState(false);
  const verify = useAction('bundle.verify');
  const checked = useLatestJob('verify');
  const ofThis = checked?.subject === folder ? checked : null;
  return (
    <Flex vertical gap={8}>
      <Alert type="success" showIcon title={<>已导出到 <PathLine path={folder} /></>}
        description={<>{encrypted ? '接收方用 7-Zip 输入密码解开，再解开里面的压缩包，然后打开 data 文件夹里的“打开我.html”。密码请另外告诉接收人。' : '先打开其中 data 文件夹里的“打开我.html”。'}{missing.length > 0 ? `PDF 中有 ${missing.length} 个生僻字印成“〓”：${missing.slice(0, 20).join('、')}。` : ''}</>}
        action={<Button size="small" disabled={ofThis?.state === 'running'} onClick={() => (encrypted ? setAsking(true) : verify.mutate({ folder }))}>核验这个成果包</Button>} />
      <JobState job={ofThis}>{ofThis?.result?.kind === 'verify' ? <VerifyResult result={ofThis.result} /> : null}</JobState>
      <PasswordModal path={asking ? folder : null} onClose={() => setAsking(false)} onEnter={(password) => { setAsking(false); verify.mutate({ folder, password }); }} />
    </Flex>
  );
}
