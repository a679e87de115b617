import { SyncOutlined } from '@ant-design/icons';
import type { Checked } from '../../shared/contract/overviewCalls.ts';

/** Which check the figures on a screen are from. */
export function CheckedLine({ of: { asOf, stale } }: { readonly of: Checked }) {
  return (
    <span className="muted figure" aria-live="polite" title={stale ? '档案有变动，新的检查完成以前先显示上次的结果' : undefined}>
      检查日期 {asOf}{stale ? <> <SyncOutlined spin aria-hidden /> 有变动，正在重新检查</> : null}
    </span>
  );
}
