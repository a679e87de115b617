import { Alert, Button, Card, Flex, InputNumber, Skeleton } from 'antd';
import { useState } from 'react';
import { lockMinutes } from '../../../shared/contract/protectionCalls.ts';
import type { AppState } from '../../../shared/contract/appCalls.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { useRunningJob } from '../../client/useJobs.ts';
import { SecretForm } from '../../parts/SecretForm.tsx';
import { NewPassword } from './NewPassword.tsx';
import { ProtectCard } from './ProtectCard.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';

/** 口令: whether the library lies encrypted on the disk, and what opens it. */
export function ProtectionTab() {
  const { data: state } = useCall('app.state', {});
  if (!state?.library) return <Skeleton active />;
  return <Flex vertical gap={12} style={{ maxWidth: 1080 }}>{state.library.protected ? <Protected state={state} /> : <ProtectCard />}</Flex>;
}

function Protected({ state }: { readonly state: AppState }) {
  const lock = useAction('protection.lock');
  const running = useRunningJob();
  return (
    <>
      <Card size="small" title="锁定">
        <Alert type="success" showIcon title="档案库有口令，登记和原件在磁盘上都是加密的。" style={{ marginBottom: 8 }} />
        <Flex gap={8} align="center" wrap>
          <LockAfter minutes={state.lockAfterMinutes} />
          <Button disabled={running !== null} onClick={() => lock.mutate({})}>现在锁定</Button>
        </Flex>
      </Card>
      <ChangePassword />
      <RenewRecoveryKey />
      <Unprotect busy={running !== null} />
    </>
  );
}

function LockAfter({ minutes }: { readonly minutes: number }) {
  const save = useAction('protection.setLockAfter');
  const [value, setValue] = useState<number | null>(minutes);
  return (
    <>
      <label htmlFor="lock-after">没有人操作</label>
      <InputNumber id="lock-after" min={lockMinutes.least} max={lockMinutes.most} precision={0} value={value} onChange={setValue} style={{ width: 80 }} />
      <span>分钟后自动锁定（在导入等工作做完之后）</span>
      <Button disabled={value === null || value === minutes} onClick={() => value !== null && save.mutate({ minutes: value })}>保存</Button>
    </>
  );
}

function ChangePassword() {
  const change = useAction('protection.changePassword', { shown: true });
  const [password, setPassword] = useState<string | null>(null);
  return (
    <Card size="small" title="换口令">
      <NewPassword onChange={setPassword} />
      {password === null ? null : <div style={{ marginTop: 8 }}><SecretForm label="现在的口令" action="换口令" pending={change.isPending} error={change.error} onEnter={(secret) => change.mutate({ secret, password })} /></div>}
      {change.isSuccess ? <Alert type="success" showIcon title="口令已更换。恢复密钥不变；以前的备份仍用备份时的口令打开。" style={{ marginTop: 8 }} /> : null}
    </Card>
  );
}

function RenewRecoveryKey() {
  const renew = useAction('protection.renewRecoveryKey', { shown: true });
  return (
    <Card size="small" title="换恢复密钥">
      <p style={{ marginTop: 0 }}>恢复密钥丢失或被人看到时，换一把新的，原来的随即无效。</p>
      {renew.data ? <RecoveryKey recoveryKey={renew.data.recoveryKey} /> : <SecretForm label="口令" action="换一把" pending={renew.isPending} error={renew.error} onEnter={(secret) => renew.mutate({ secret })} />}
    </Card>
  );
}

function Unprotect({ busy }: { readonly busy: boolean }) {
  const unprotect = useAction('protection.unprotect', { shown: true });
  const [asking, setAsking] = useState(false);
  return (
    <Card size="small" title="解除口令">
      <p style={{ marginTop: 0 }}>登记和原件恢复成未加密的，谁都能打开。可随时中断，下次打开接着做。</p>
      {asking ? <SecretForm label="口令" action="解除口令" pending={unprotect.isPending} error={unprotect.error} onEnter={(secret) => unprotect.mutate({ secret })} /> : <Button danger disabled={busy} onClick={() => setAsking(true)}>解除口令</Button>}
    </Card>
  );
}
