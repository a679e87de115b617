import { Button, Card, Checkbox, Flex } from 'antd';
import { useState } from 'react';
import { JobBar } from '../../app/JobBar.tsx';
import { useAction } from '../../client/useCall.ts';
import { useRunningJob } from '../../client/useJobs.ts';
import { PathLine } from '../../parts/PathLine.tsx';
import { SecretForm } from '../../parts/SecretForm.tsx';

/** A protected library waits for its password; nothing of it is on the screen. */
export function UnlockPage({ folder }: { readonly folder: string }) {
  const open = useAction('library.open', { shown: true });
  const close = useAction('library.close');
  const running = useRunningJob();
  const [visitor, setVisitor] = useState(false);
  return (
    <div style={{ height: '100%', display: 'grid', gridTemplateRows: '1fr auto' }}>
      <main style={{ display: 'grid', placeItems: 'center', padding: 24 }}>
        <Card title="档案库已锁定" style={{ width: 560, maxWidth: '100%' }}>
          <PathLine path={folder} />
          {running ? <p>正在处理，请等它完成。可以关掉窗口，下次打开接着做。</p> : (
            <>
              <p className="muted">输入口令后打开。输错几次以后，每次都要多等一会儿。</p>
              <SecretForm label="档案库口令" action="打开" pending={open.isPending} error={open.error} onEnter={(secret) => open.mutate({ folder, secret, visitor })} />
              <Flex justify="space-between" align="center" style={{ marginTop: 12 }}>
                <Checkbox checked={visitor} onChange={({ target }) => setVisitor(target.checked)}>查阅方式：只看，不能改动</Checkbox>
                <Button onClick={() => close.mutate({})}>返回</Button>
              </Flex>
            </>
          )}
        </Card>
      </main>
      <JobBar />
    </div>
  );
}
