import { Button, Input, Select } from 'antd';
import { doubtFamilies, familyLabel, severityLabel, severityOrder, strengthLabel } from '../../../shared/presentation/labels.ts';
import type { FindingFilter } from '../../../shared/presentation/findingFilter.ts';
import type { FindingRow } from '../../../shared/presentation/findingRow.ts';
import type { Address } from '../../parts/address.tsx';

interface DoubtFiltersProps {
  readonly filter: FindingFilter;
  readonly all: readonly FindingRow[];
  readonly address: Address;
}

const families = [{ value: 'doubts', label: '全部疑点' }, ...doubtFamilies.map((family) => ({ value: family, label: familyLabel(family) })), { value: 'gap', label: familyLabel('gap') }];
const weights = [
  { label: '补记疑点', options: (['strong', 'moderate', 'weak'] as const).map((strength) => ({ value: strength, label: `疑点${strengthLabel(strength)}` })) },
  { label: '其他', options: severityOrder.map((severity) => ({ value: severity, label: severityLabel(severity) })) },
];

/** Narrows the list; every choice stands in the address. */
export function DoubtFilters({ filter, all, address }: DoubtFiltersProps) {
  const branches = [...new Set(all.flatMap(({ branch }) => branch ?? []))].sort();
  const years = [...new Set(all.flatMap(({ date, period }) => (date ?? period ?? '').slice(0, 4) || []))].sort().reverse();
  const narrowed = filter.rule !== null || filter.period !== null;
  const any = narrowed || filter.branch !== null || filter.family !== null || filter.weight !== null || filter.year !== null || filter.state !== 'open' || filter.text !== '';
  return (
    <div className="filters">
      <Select aria-label="党支部" allowClear placeholder="全部支部" value={filter.branch} style={{ width: 150 }} showSearch={{ optionFilterProp: 'label' }} onChange={(branch?: string) => address.set({ branch: branch ?? null })} options={branches.map((branch) => ({ value: branch, label: branch }))} />
      <Select aria-label="类别" allowClear placeholder="全部类别" value={filter.family} style={{ width: 116 }} onChange={(family?: string) => address.set({ family: family ?? null, rule: null, period: null })} options={families} />
      <Select aria-label="轻重" allowClear placeholder="轻重" value={filter.weight} style={{ width: 96 }} onChange={(weight?: string) => address.set({ weight: weight ?? null })} options={weights} />
      <Select aria-label="年度" allowClear placeholder="年度" value={filter.year === null ? null : String(filter.year)} style={{ width: 92 }} onChange={(year?: string) => address.set({ year: year ?? null })} options={years.map((year) => ({ value: year, label: `${year} 年` }))} />
      <Select aria-label="处理情况" value={filter.state} style={{ width: 96 }} onChange={(state) => address.set({ state: state === 'open' ? null : state })} options={[{ value: 'open', label: '待处理' }, { value: 'settled', label: '已处理' }, { value: 'all', label: '全部' }]} />
      <Input.Search aria-label="查找" allowClear placeholder="标题、人名、文件名" defaultValue={filter.text} style={{ width: 180 }} onSearch={(q) => address.set({ q })} />
      {any ? <Button type="link" onClick={() => address.set({ branch: null, family: null, weight: null, year: null, state: null, q: null, rule: null, period: null })}>清除条件{narrowed ? `（${[filter.rule, filter.period].filter(Boolean).join(' ')}）` : ''}</Button> : null}
    </div>
  );
}
