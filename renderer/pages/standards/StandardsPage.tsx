import { Alert, Empty, Flex, Segmented, Select } from 'antd';
import { standardKey } from '../../../shared/ledgers/standardRecord.ts';
import type { StandardRow } from '../../../shared/ledgers/standardsView.ts';
import { useCall } from '../../client/useCall.ts';
import { Go, useAddress } from '../../parts/address.tsx';
import { ListTools } from '../../parts/ListTools.tsx';
import { PageState } from '../../parts/PageState.tsx';
import { standardColumns } from './standardColumns.ts';
import { StandardPanel } from './StandardPanel.tsx';
import { StandardTable } from './StandardTable.tsx';
import { TownshipStandards } from './TownshipStandards.tsx';
import { ForChanges } from '../../parts/ForChanges.tsx';

const filters = { all: '全部', open: '未自评', proposed: '有待确认材料', withoutEvidence: '无材料', toReview: '待审核', returned: '已退回' } as const;
type Filter = keyof typeof filters;

/** 标准与印证: one branch and year, item by item, the chosen item on the right; or all branches side by side. */
export function StandardsPage() {
  const address = useAddress();
  const { data, error, refetch } = useCall('standard.sheet', { branch: address.get('branch'), year: address.number('year') });
  if (!data) return <PageState title="标准与印证" error={error} onRetry={() => void refetch()} />;
  const { rows, counts, branches, years, titles } = data;
  if (branches.length === 0) return <div className="page"><div className="page-head"><h1>标准与印证</h1></div><Empty description="还没有支部。先导入文件夹。" /></div>;
  const branch = branches.find((one) => one === address.get('branch')) ?? branches[0]!;
  const year = address.number('year') ?? years.at(-1) ?? Number(data.asOf.slice(0, 4));
  const township = address.get('view') === 'township' && branches.length > 1;
  const filter = (Object.keys(filters) as Filter[]).find((one) => one === address.get('filter')) ?? 'all';
  const shown = rows.filter((row) => fits(row, filter));
  const chosen = rows.find(({ record }) => standardKey(record) === address.get('standard')) ?? null;
  return (
    <div className="page" style={{ display: 'flex', flexDirection: 'column', overflow: 'hidden' }}>
      <div className="page-head">
        <h1>标准与印证</h1>
        {branches.length > 1 ? <Segmented aria-label="范围" value={township ? 'township' : 'branch'} onChange={(view) => address.set({ view: view === 'township' ? view : null, standard: null })} options={[{ value: 'branch', label: '一个支部' }, { value: 'township', label: '各支部' }]} /> : null}
        {township ? null : <Select aria-label="支部" showSearch style={{ width: 220 }} value={branch} onChange={(picked) => address.set({ branch: picked, standard: null })} options={branches.map((name) => ({ value: name, label: name }))} />}
        <Select aria-label="年度" style={{ width: 90 }} value={year} onChange={(picked) => address.set({ year: picked, standard: null })} options={years.map((one) => ({ value: one, label: `${one}` }))} />
        {township ? null : <span className="muted figure">达标 {counts.met}/{counts.total - counts.notApplicable}　审核通过 {counts.accepted}　无材料 {counts.withoutEvidence}</span>}
        <span className="spacer" />
        {township ? null : <ListTools name={`${branch}${year}年标准与印证`} columns={standardColumns} rows={shown} />}
      </div>
      {rows.some(({ pack }) => pack.example) ? <Alert type="info" showIcon style={{ marginBottom: 8 }} title={<>当前是示例标准包，不是任何地方的正式标准。请在<Go to="/settings" with={{ tab: 'data' }}>设置—标准包与数据</Go>中导入本县的标准包。</>} /> : null}
      {township ? <TownshipStandards year={year} /> : (
        <>
          <Flex style={{ marginBottom: 8 }}><Segmented aria-label="清单" value={filter} onChange={(picked) => address.set({ filter: picked === 'all' ? null : picked })} options={(Object.keys(filters) as Filter[]).map((name) => ({ value: name, label: `${filters[name]} ${rows.filter((one) => fits(one, name)).length}` }))} /></Flex>
          <Flex gap={12} style={{ flex: 1, minHeight: 0 }}>
            <div style={{ flex: 1, minWidth: 0, overflow: 'auto' }}><StandardTable rows={shown} chosen={chosen && standardKey(chosen.record)} onChoose={(standard) => address.set({ standard }, { replace: true })} /></div>
            {chosen ? <ForChanges><StandardPanel key={standardKey(chosen.record)} row={chosen} titles={titles} onClose={() => address.set({ standard: null }, { replace: true })} /></ForChanges> : null}
          </Flex>
        </>
      )}
    </div>
  );
}

function fits({ record, proposed }: StandardRow, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return record.assessment === null;
    case 'proposed':
      return proposed.length > 0 && record.state !== 'accepted';
    case 'withoutEvidence':
      return record.evidence.length === 0 && record.assessment?.result !== 'notApplicable';
    case 'toReview':
      return record.state === 'assessed';
    case 'returned':
      return record.state === 'returned';
  }
}
