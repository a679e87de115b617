import { Alert, Checkbox, Empty, Input, Select } from 'antd';
import type { DevelopmentCase } from '../../../shared/model/development.ts';
import { useCall } from '../../client/useCall.ts';
import { useAddress } from '../../parts/address.tsx';
import { CheckedLine } from '../../parts/CheckedLine.tsx';
import { ListTools } from '../../parts/ListTools.tsx';
import { PageState } from '../../parts/PageState.tsx';
import { caseColumns } from './caseColumns.ts';
import { CaseDetail } from './CaseDetail.tsx';
import { CaseList } from './CaseList.tsx';
import './development.css';

/** 发展党员: who stands where in the steps, what is missing, what comes next. */
export function DevelopmentPage() {
  const address = useAddress();
  const { data, error, refetch } = useCall('development.cases', {});
  if (!data) return <PageState title="发展党员" error={error} onRetry={() => void refetch()} />;
  const [branch, person, words] = [address.get('branch'), address.get('person'), address.get('q') ?? ''];
  // Where every file is of earlier years, there is nothing to leave out.
  const historic = address.get('historic') === '1' || data.cases.every((one) => one.historic);
  const branches = [...new Set(data.cases.map((one) => one.branch))];
  const cases = data.cases.filter((one) => (branch === null || one.branch === branch) && (historic || !one.historic) && (words === '' || one.person.includes(words)));
  const chosen = cases.find((one) => one.person === person && (branch === null || one.branch === branch)) ?? cases[0];
  return (
    <div className="page development">
      <div className="page-head">
        <h1>发展党员</h1>
        <Select aria-label="党支部" value={branch ?? ''} style={{ width: 170 }} showSearch={{ optionFilterProp: 'label' }} onChange={(one) => address.set({ branch: one || null, person: null })} options={[{ value: '', label: '全部支部' }, ...branches.map((one) => ({ value: one, label: one }))]} />
        <Input.Search aria-label="姓名" allowClear placeholder="姓名" defaultValue={words} style={{ width: 130 }} onSearch={(q) => address.set({ q, person: null })} />
        {data.cases.some((one) => one.historic) ? <Checkbox checked={historic} onChange={({ target }) => address.set({ historic: target.checked ? '1' : null })}>含早年的</Checkbox> : null}
        <span className="spacer" />
        <CheckedLine of={data} />
        <ListTools name="发展党员" columns={caseColumns} rows={cases} paper={() => window.print()} />
      </div>
      <p className="muted edition">按{data.outline.edition}对照。</p>
      {data.outline.pending.map(({ name, from, source }) => <Alert key={name} type="warning" showIcon title={`${from} 起适用的${name}待录入：这一天以后的步骤和时限仍按旧版对照，结果要人工核对。`} description={source} style={{ marginBottom: 8 }} />)}
      {chosen === undefined ? <Empty description={data.cases.length === 0 ? '没有读到发展党员的材料。' : '没有符合条件的人。'} /> : (
        <div className="case-columns">
          <CaseList cases={cases} outline={data.outline} chosen={chosen} asOf={data.asOf} onChoose={({ branch: of, person: name }: DevelopmentCase) => address.set({ person: name, ...(branch === null ? {} : { branch: of }) })} />
          <CaseDetail key={`${chosen.branch} ${chosen.person}`} of={chosen} outline={data.outline} findings={data.findings} asOf={data.asOf} />
        </div>
      )}
    </div>
  );
}
