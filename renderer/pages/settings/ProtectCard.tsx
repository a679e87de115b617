import { Button, Card, Checkbox, Flex } from 'antd';
import { useState } from 'react';
import { useAction } from '../../client/useCall.ts';
import { useRunningJob } from '../../client/useJobs.ts';
import { NewPassword } from './NewPassword.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';

/** Gives the open library a password: first the recovery key is written down, then everything is encrypted. */
export function ProtectCard() {
  const prepare = useAction('protection.prepare');
  const protect = useAction('protection.protect');
  const running = useRunningJob();
  const [password, setPassword] = useState<string | null>(null);
  const [written, setWritten] = useState(false);
  return (
    <Card size="small" title="给档案库加口令">
      <p style={{ marginTop: 0 }}>登记和全部原件加密后存放，没有口令打不开，拿走电脑或硬盘也看不到。加密时档案库暂时关闭；可随时中断，下次打开接着做。</p>
      {prepare.data && password !== null ? (
        <Flex vertical gap={8} align="start">
          <RecoveryKey recoveryKey={prepare.data.recoveryKey} />
          <Checkbox checked={written} onChange={({ target }) => setWritten(target.checked)}>恢复密钥已经打印或抄下</Checkbox>
          <Flex gap={8}>
            <Button type="primary" disabled={!written || running !== null} loading={protect.isPending} onClick={() => protect.mutate({ password })}>开始加密</Button>
            <Button onClick={() => { prepare.reset(); setWritten(false); setPassword(null); }}>取消</Button>
          </Flex>
        </Flex>
      ) : (
        <Flex vertical gap={8} align="start">
          <NewPassword onChange={setPassword} />
          <Button type="primary" disabled={password === null} loading={prepare.isPending} onClick={() => password !== null && prepare.mutate({ password })}>下一步：恢复密钥</Button>
          <p className="muted" style={{ margin: 0 }}>口令和恢复密钥都丢失时，谁也打不开，只能从没有加密的备份恢复。加密以后请重新备份，并妥善处理以前未加密的备份和来源U盘。</p>
        </Flex>
      )}
    </Card>
  );
}
