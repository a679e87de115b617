import { DatePicker, Flex, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useState } from 'react';
import type { FilingChoices, ItemDecision, ItemRow, ItemSort } from '../../../shared/contract/itemCalls.ts';
import { itemColumns } from '../../../shared/presentation/itemColumns.ts';
import { useClient } from '../../client/ClientProvider.tsx';
import { useCall } from '../../client/useCall.ts';
import { BulkBar } from '../../parts/item/BulkBar.tsx';
import { useItemChanges } from '../../parts/item/useItemChanges.tsx';
import { useOpenItem } from '../../parts/item/useOpenItem.ts';
import { ListTools } from '../../parts/ListTools.tsx';
import { gridColumns } from './GridRow.tsx';
import { ItemGrid } from './ItemGrid.tsx';
import { PlaceTree } from './PlaceTree.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { itemFilterOf, useArchiveFilter } from './useArchiveFilter.ts';
import { ForChanges } from '../../parts/ForChanges.tsx';

const noChoices: FilingChoices = { categories: [], kinds: [], branches: [], years: [] };
const printedColumns = itemColumns.filter(({ key }) => gridColumns.includes(key));

/** 档案: everything that is filed, by branch, year and category; found by full text; corrected, moved, set aside and taken back. */
export function ArchivePage() {
  const client = useClient();
  const { openItem } = useOpenItem();
  const { data: choices = noChoices } = useCall('item.filing', {});
  const [filter, change] = useArchiveFilter();
  const [sort, setSort] = useState<ItemSort | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [total, setTotal] = useState(0);
  const { decide, moveOut, moveBack } = useItemChanges();
  const text = useDeferredValue(filter.text);
  const asked = itemFilterOf({ ...filter, text });
  const order: ItemSort = sort ?? (text.trim() === '' ? { by: 'archiveNo', descending: false } : { by: 'rank', descending: false });
  const ids = [...selected];
  const clear = () => setSelected(new Set());
  const put = (decision: ItemDecision | 'out') => {
    if (ids.length === 0) return;
    if (decision === 'out') moveOut(ids, clear);
    else decide(ids, decision, clear);
  };
  return (
    <div className="page" style={{ display: 'flex', flexDirection: 'column' }}>
      <div className="page-head" style={{ marginBottom: 8 }}>
        <h1>档案</h1>
        <Input.Search aria-label="全文检索" placeholder="搜标题、正文、文件名" allowClear style={{ width: 300 }} value={filter.text} onChange={({ target }) => { setSort(null); change({ text: target.value }); }} />
        <span className="muted figure" aria-live="polite">{total} 件</span>
        <span className="spacer" />
        <SavedFilters filter={filter} onChoose={change} />
        <ListTools<ItemRow> name="档案目录" columns={printedColumns} rows={(offset, limit) => client.call('item.list', { filter: asked, sort: order, offset, limit })} save={(target) => client.call('item.export', { ...target, name: '档案目录', filter: asked, sort: order, columns: [...gridColumns, 'path'] })} />
      </div>
      <div className="archive">
        <div className="archive-tree"><PlaceTree filter={filter} categories={choices.categories} onChoose={change} onDrop={put} /></div>
        <div className="archive-main">
          {selected.size > 0 ? <ForChanges><BulkBar count={selected.size} choices={choices} removed={filter.view === 'removed'} hint="也可以拖到左边" onDecide={put} onMoveOut={() => put('out')} onMoveBack={() => moveBack(ids, clear)} onClear={clear} /></ForChanges> : (
            <Flex gap={8} wrap align="center">
              <Select aria-label="文种" placeholder="文种" allowClear showSearch={{ optionFilterProp: 'label' }} style={{ width: 200 }} value={filter.kind} onChange={(kind: string | undefined) => change({ kind: kind ?? null })}
                options={choices.kinds.filter(({ category }) => filter.category === null || category === filter.category).map(({ id, name }) => ({ value: id, label: name }))} />
              <Select aria-label="类别" placeholder="类别" allowClear style={{ width: 190 }} value={filter.category} onChange={(category: string | undefined) => change({ category: category ?? null })} options={choices.categories.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} />
              <DatePicker.RangePicker aria-label="日期" style={{ width: 240 }} value={[filter.from === null ? null : dayjs(filter.from), filter.to === null ? null : dayjs(filter.to)]} allowEmpty={[true, true]}
                onChange={(days) => change({ from: days?.[0]?.format('YYYY-MM-DD') ?? null, to: days?.[1]?.format('YYYY-MM-DD') ?? null })} />
              <span className="muted">点一行看内容；Ctrl、Shift 多选后可拖到左边的类别</span>
            </Flex>
          )}
          <ItemGrid filter={asked} sort={order} onSort={setSort} selected={selected} onSelect={setSelected} onOpen={openItem} onTotal={setTotal} />
        </div>
      </div>
    </div>
  );
}
