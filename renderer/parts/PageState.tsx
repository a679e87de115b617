import { Alert, Button, Skeleton } from 'antd';
import { errorText } from '../client/errorText.ts';

interface PageStateProps {
  /** The screen's name, there from the first moment. */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What stands on a screen while there is no answer: waiting, or the fault in one line and a way on. */
export function PageState({ title, error, onRetry }: PageStateProps) {
  return (
    <div className="page">
      <div className="page-head"><h1>{title}</h1></div>
      {error ? <Alert type="error" showIcon title={errorText(error)} action={<Button size="small" onClick={onRetry}>再试一次</Button>} /> : <><p className="muted">正在检查档案，第一次可能要几十秒……</p><Skeleton active /></>}
    </div>
  );
}
