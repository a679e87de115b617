import { Button, Progress } from 'antd';
import type { OcrStatus } from '../../shared/contract/ocrCalls.ts';
import { useAction } from '../client/useCall.ts';

/** The reading of scans and photos, at the foot of every screen while it goes on; everything else may be done meanwhile. */
export function OcrBar({ status }: { readonly status: OcrStatus | null }) {
  const pause = useAction('ocr.pause');
  if (status?.state !== 'running') return null;
  const { files, filesDone, path, page } = status.progress ?? { files: 0, filesDone: 0, path: null, page: null };
  return (
    <footer className="no-print" style={{ display: 'flex', alignItems: 'center', gap: 12, padding: '4px 16px', background: '#fff', borderTop: '1px solid #e4e0da' }}>
      <span>文字识别</span>
      {files > 0 ? <Progress aria-label="文字识别进度" percent={Math.floor((filesDone / files) * 100)} size="small" style={{ width: 180, margin: 0 }} /> : null}
      {files > 0 ? <span className="figure muted">{filesDone}/{files} 个文件</span> : null}
      <span className="muted" style={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{path === null ? '' : `${path}${page === null ? '' : `　第 ${page} 页`}`}</span>
      <Button size="small" loading={pause.isPending} onClick={() => pause.mutate({})}>暂停</Button>
    </footer>
  );
}
