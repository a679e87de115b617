import { Alert, Button, Flex } from 'antd';
import { useCallback, useState } from 'react';
import { PrintPaper } from '../../parts/PrintPaper.tsx';

/** The recovery key, to be printed or written down: the program does not keep it. */
export function RecoveryKey({ recoveryKey }: { readonly recoveryKey: string }) {
  const [printing, setPrinting] = useState(false);
  const done = useCallback(() => setPrinting(false), []);
  return (
    <Flex vertical gap={8} align="start">
      <Alert type="warning" showIcon title="恢复密钥只显示这一次。忘记口令时只有它能打开档案库；请打印或抄下，锁在别处，不要存在这台电脑上。" />
      <code aria-label="恢复密钥" style={{ fontSize: 18, letterSpacing: 1, userSelect: 'all' }}>{recoveryKey}</code>
      <Button onClick={() => setPrinting(true)}>打印</Button>
      {printing ? (
        <PrintPaper onDone={done}>
          <div className="paper">
            <h1>档盒 档案库恢复密钥</h1>
            <p>忘记口令时，在“档案库已锁定”的画面选“用恢复密钥”，输入下面九组字母和数字。</p>
            <p style={{ fontFamily: 'monospace', fontSize: '16pt', textAlign: 'center' }}>{recoveryKey}</p>
            <p>持有它的人都能打开这个档案库。请密封后锁在与电脑不同的地方。</p>
            <div className="sign"><span>保管人：</span><span>日期：</span></div>
          </div>
        </PrintPaper>
      ) : null}
    </Flex>
  );
}
