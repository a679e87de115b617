import { Alert, Flex } from 'antd';
import type { JobResult } from '../../../shared/contract/jobs.ts';
import { redactedBundle } from '../../../shared/presentation/redactionText.ts';

const SHOWN = 200;

/** Whether a bundle is whole and unaltered; one line a fault. */
export function VerifyResult({ result: { folder, complete, redacted, files, events, lines } }: { readonly result: Extract<JobResult, { readonly kind: 'verify' }> }) {
  if (complete) return <Alert type="success" showIcon title={`核验通过：${files} 个文件完整、未被改动，事件链 ${events} 条前后相连。`} description={redacted ? `${folder}　${redactedBundle.originals}${redactedBundle.events}` : folder} />;
  return (
    <Flex vertical gap={8}>
      <Alert type="error" showIcon title={`核验未通过：发现 ${lines.length} 处问题。`} description={folder} />
      <ol aria-label="核验发现的问题" style={{ margin: 0, maxHeight: 320, overflow: 'auto', background: '#fff', border: '1px solid #e4e0da', borderRadius: 4, padding: '8px 8px 8px 40px' }}>
        {lines.slice(0, SHOWN).map((line, index) => <li key={index} style={{ wordBreak: 'break-all' }}>{line}</li>)}
      </ol>
      {lines.length > SHOWN ? <span className="muted">只列出前 {SHOWN} 处。</span> : null}
    </Flex>
  );
}
