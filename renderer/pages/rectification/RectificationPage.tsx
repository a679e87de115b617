import { Alert, Button, Empty, Flex, Segmented, Select, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { useSearch } from 'wouter';
import { rectificationListLabels, rectificationLists, rectificationsIn, type RectificationList } from '../../../shared/ledgers/rectificationView.ts';
import { rectificationNotice, rectificationReceipt } from '../../../shared/presentation/rectificationNotice.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { ListTools } from '../../parts/ListTools.tsx';
import { PrintPaper } from '../../parts/PrintPaper.tsx';
import { entryColumns } from './entryColumns.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { EntryTable } from './EntryTable.tsx';
import { NewEntryDialog } from './NewEntryDialog.tsx';
import { Notice } from './Notice.tsx';
import { ForChanges } from '../../parts/ForChanges.tsx';

/** 整改销号: the working lists on the left, the chosen entry on the right. */
export function RectificationPage() {
  const asked = new URLSearchParams(useSearch()).get('id');
  const { data, error } = useCall('rectification.list', {});
  const { data: state } = useCall('app.state', {});
  const [list, setList] = useState<RectificationList>('open');
  const [branch, setBranch] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(asked);
  const [adding, setAdding] = useState(false);
  const [notice, setNotice] = useState<{ readonly kind: 'notice' | 'receipt'; readonly branch: string } | null>(null);
  const endPrint = useCallback(() => setNotice(null), []);
  if (error) return <div className="page"><Alert type="error" title={errorText(error)} /></div>;
  if (!data) return <div className="page"><Skeleton active /></div>;
  const { today, branches } = data;
  const entries = data.entries.filter((entry) => branch === null || entry.branch === branch);
  const shown = rectificationsIn(list, entries, today);
  const entry = data.entries.find(({ id }) => id === chosen) ?? null;
  return (
    <div className="page" style={{ display: 'flex', flexDirection: 'column', overflow: 'hidden' }}>
      <div className="page-head">
        <h1>整改销号</h1>
        <span className="muted">截至 {today}</span>
        <span className="spacer" />
        <ListTools name={`整改清单（${rectificationListLabels[list]}）`} columns={entryColumns} rows={shown} />
        {(['notice', 'receipt'] as const).map((kind) => <Button key={kind} disabled={branch === null} title={branch === null ? '先选一个支部' : undefined} onClick={() => setNotice(branch === null ? null : { kind, branch })}>{kind === 'notice' ? '整改通知单' : '销号回执'}</Button>)}
        <ForChanges><Button type="primary" onClick={() => setAdding(true)}>登记问题</Button></ForChanges>
      </div>
      <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
        <Segmented aria-label="清单" value={list} onChange={setList} options={rectificationLists.map((name) => ({ value: name, label: `${rectificationListLabels[name]} ${rectificationsIn(name, entries, today).length}` }))} />
        <Select aria-label="支部" style={{ width: 260 }} allowClear showSearch placeholder="全部支部" value={branch} onChange={(picked: string | undefined) => setBranch(picked ?? null)} options={branches.map((name) => ({ value: name, label: name }))} />
      </Flex>
      <Flex gap={12} style={{ flex: 1, minHeight: 0 }}>
        <div style={{ flex: 1, minWidth: 0, overflow: 'auto' }}>
          {data.entries.length === 0 ? <Empty description="还没有整改事项。可在“疑点核查”中把疑点转整改，或登记督查、巡察反馈的问题。" /> : <EntryTable entries={shown} today={today} chosen={chosen} onChoose={setChosen} />}
        </div>
        {entry ? <EntryPanel key={entry.id} entry={entry} today={today} branches={branches} onClose={() => setChosen(null)} /> : null}
      </Flex>
      {adding ? <NewEntryDialog today={today} branches={branches} onClose={() => setAdding(false)} onAdded={(id) => { setAdding(false); setList('all'); setChosen(id); }} /> : null}
      {notice !== null ? <PrintPaper onDone={endPrint}><Notice sheet={(notice.kind === 'notice' ? rectificationNotice : rectificationReceipt)(data.entries, notice.branch, { township: state?.library?.township ?? null, on: today })} /></PrintPaper> : null}
    </div>
  );
}
