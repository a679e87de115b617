import { Alert, Button } from 'antd';
import { useLocation } from 'wouter';
import { useRunningJob } from '../client/useJobs.ts';

/** An import that was cut short: said on every screen until it is taken up. */
export function UnfinishedImport({ folders }: { readonly folders: readonly string[] }) {
  const [location, go] = useLocation();
  const job = useRunningJob();
  if (folders.length === 0 || job !== null || location === '/import') return null;
  return <Alert banner className="no-print" type="warning" title={`上次导入没有做完：${folders.join('、')}`} action={<Button size="small" onClick={() => go('/import?')}>去继续</Button>} />;
}
