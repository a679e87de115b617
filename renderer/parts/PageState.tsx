import { Alert, Button, Skeleton } from 'antd';
import { errorText } from '../client/errorText.ts';

/** What stands on a screen while there is no answer: waiting, or the fault in one line and a way on. */
export function PageState({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <div className="page">
      {error ? <Alert type="error" showIcon title={errorText(error)} action={<Button size="small" onClick={onRetry}>再试一次</Button>} /> : <><p className="muted">正在检查档案，第一次可能要几十秒……</p><Skeleton active /></>}
    </div>
  );
}
