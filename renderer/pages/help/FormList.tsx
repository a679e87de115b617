import { Alert, Button, Flex, Skeleton } from 'antd';
import { useCallback, useState, type ReactNode } from 'react';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { PrintPaper } from '../../parts/PrintPaper.tsx';
import { LateRecordForm, MinutesForm, SignInForm } from './forms.tsx';

/** Blank forms for the record-keeper: headings only, no content and no date of the program's own. */
export function FormList() {
  const { data, error } = useCall('help.forms', {});
  const [paper, setPaper] = useState<ReactNode>(null);
  const endPrint = useCallback(() => setPaper(null), []);
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const line = (key: string, name: string, remark: string, form: ReactNode) => (
    <Flex key={key} align="center" gap={8} style={{ padding: '6px 0', borderBottom: '1px solid #e4e0da' }}>
      <div style={{ flex: 1 }}>{name}<br /><span className="muted">{remark}</span></div>
      <Button onClick={() => setPaper(form)}>打印</Button>
    </Flex>
  );
  return (
    <>
      <p className="muted" style={{ marginTop: 0 }}>表单只有栏目，不带内容和日期。会议记录应在会上或会后及时由记录人填写。</p>
      {line('sign-in', '签到表', '由到会人员本人签名', <SignInForm />)}
      {line('late', '补录说明', '晚交的记录如实写明何时、何人、为何补录', <LateRecordForm />)}
      {data.map((form) => line(form.kind, form.name, `${form.fields.length} 个栏目`, <MinutesForm form={form} />))}
      {paper === null ? null : <PrintPaper onDone={endPrint}>{paper}</PrintPaper>}
    </>
  );
}
