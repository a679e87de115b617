import { Alert, Descriptions, Flex } from 'antd';
import type { ExportPreview } from '../../../shared/contract/exportCalls.ts';
import { bytesLabel, statusLabel, statusOrder } from '../../../shared/presentation/labels.ts';

/** What would go out, and what a person should look at first. */
export function ExportFigures({ preview, chosen }: { readonly preview: ExportPreview; readonly chosen: boolean }) {
  const { byStatus, originals, bytes, gaps, doubts, undecided, withoutBranch, missingCharacters, asOf } = preview;
  const waiting = byStatus['needs-review'];
  return (
    <Flex vertical gap={8}>
      <Descriptions size="small" bordered column={3} style={{ background: '#fff' }} items={[
        ...statusOrder.map((status) => ({ key: status, label: statusLabel(status), children: `${byStatus[status]} 个` })),
        { key: 'originals', label: '随包原件', children: `${originals} 个，${bytesLabel(bytes)}` },
        { key: 'gaps', label: '缺项', children: `${gaps} 条` },
        { key: 'doubts', label: '疑点', children: `${doubts} 条` },
        { key: 'asOf', label: '检查日期', children: asOf },
      ]} />
      {waiting > 0 ? <Alert type="warning" showIcon title={`还有 ${waiting} 个文件待核对，会按“待核对”如实列在成果包中。`} action={<a href="#/review">去核对</a>} /> : null}
      {undecided > 0 ? <Alert type="warning" showIcon title={`还有 ${undecided} 条较强的疑点没有作出决定，会按“待核实”列在检查报告中。`} action={<a href="#/doubts">去核查</a>} /> : null}
      {chosen && withoutBranch > 0 ? <Alert type="info" showIcon title={`另有 ${withoutBranch} 个文件还没有归属支部，只在导出全部支部时带上。`} /> : null}
      {missingCharacters.length > 0 ? (
        <Alert type="warning" showIcon title={`有 ${missingCharacters.length} 个生僻字不在随附字体中，PDF 里会印成“〓”，并在文末列明；台账和阅读页不受影响。`}
          description={<ul style={{ margin: 0, paddingInlineStart: 18 }}>{missingCharacters.slice(0, 8).map(({ character, codePoint, count, examples }) => <li key={codePoint}>{character}（{codePoint}，{count} 处）：{examples[0]}</li>)}</ul>} />
      ) : null}
    </Flex>
  );
}
