import { SyncOutlined } from '@ant-design/icons';
import type { Checked } from '../../shared/contract/overviewCalls.ts';

/** Which check the figures on a screen are from. */
export function CheckedLine({ of: { asOf, stale } }: { readonly of: Checked }) {
  return (
    <span className="muted figure" aria-live="polite">
      检查日期 {asOf}{stale ? <> <SyncOutlined spin aria-hidden /> 档案有变动，正在重新检查，先显示上次的结果</> : null}
    </span>
  );
}
