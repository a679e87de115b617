import { Alert, Empty, Skeleton, Tag } from 'antd';
import { familyLabel, severityLabel } from '../../../shared/presentation/labels.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';

/** What the checks found about an item: each with its ordinary explanations and what would clear it. */
export function ItemFindings({ itemId }: { readonly itemId: number }) {
  const { data, error } = useCall('item.findings', { id: itemId });
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  if (data.findings.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={`${data.asOf} 检查：没有与这份材料有关的问题`} />;
  return data.findings.map((finding) => (
    <article key={finding.id} style={{ borderBottom: '1px solid #e4e0da', padding: '8px 0' }}>
      <div><Tag>{familyLabel(finding.family)}</Tag><Tag>{severityLabel(finding.severity)}</Tag><strong>{finding.title}</strong></div>
      <p style={{ margin: '4px 0' }}>{finding.explanation}</p>
      {finding.innocent.length > 0 ? <p className="muted" style={{ margin: '4px 0' }}>可能的解释：{finding.innocent.join('；')}</p> : null}
      <p className="muted" style={{ margin: '4px 0' }}>如何澄清：{finding.clearedBy}</p>
    </article>
  ));
}
