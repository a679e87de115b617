import { Alert, Button, Flex, Input, Popconfirm, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import type { CalendarYear } from '../../../shared/contract/settingsCalls.ts';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { YearGrid } from './YearGrid.tsx';

/** 日历: the days off and shifted working days that the checks count by, year by year. */
export function CalendarTab() {
  const { data: state } = useCall('app.state', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? (state ? Number(state.today.slice(0, 4)) : null);
  const { data, error } = useCall('settings.calendar', { year: year ?? 2025 }, year !== null);
  if (error) return <Alert type="error" title={errorText(error)} />;
  if (data?.year !== year || !data) return <Skeleton active />;
  return <Year key={`${data.year} ${data.own} ${data.source}`} data={data} onYear={setChosen} />;
}

function Year({ data, onYear }: { readonly data: CalendarYear; readonly onYear: (year: number) => void }) {
  const { year, years, known, own, days } = data;
  const save = useAction('settings.setCalendar');
  const [changed, setChanged] = useState<ReadonlySet<CalendarDate>>(new Set());
  const [typed, setTyped] = useState<string | null>(null);
  const source = typed ?? data.source;
  const shown = days.map((day) => (changed.has(day.day) ? { ...day, off: !day.off } : day));
  const daysOff = shown.filter(({ off, weekend }) => off && !weekend).map(({ day }) => day);
  const workdays = shown.filter(({ off, weekend }) => !off && weekend).map(({ day }) => day);
  const dirty = changed.size > 0 || (typed !== null && typed !== data.source);
  const toggle = (day: CalendarDate) => setChanged((before) => (before.has(day) ? new Set([...before].filter((one) => one !== day)) : new Set([...before, day])));
  const reset = () => {
    setChanged(new Set());
    setTyped(null);
  };
  return (
    <Flex vertical gap={10}>
      <Flex gap={8} align="center" wrap>
        <Select aria-label="年份" style={{ width: 96 }} value={year} onChange={onYear} options={years.map((value) => ({ value, label: `${value} 年` }))} />
        <Tag color={own ? 'success' : known ? 'default' : 'warning'}>{own ? '本单位填写' : known ? '出厂已有' : '还没有放假安排'}</Tag>
        <span className="muted figure">放假 {daysOff.length} 天，调休上班 {workdays.length} 天</span>
        <Input aria-label="放假通知" placeholder="依据：放假通知的文号" style={{ width: 280 }} maxLength={200} value={source} onChange={({ target }) => setTyped(target.value)} />
        <Button type="primary" disabled={!dirty || source.trim() === ''} loading={save.isPending} onClick={() => save.mutate({ year, entered: { source: source.trim(), daysOff, workdays } }, { onSuccess: reset })}>保存这一年</Button>
        {dirty ? <Button onClick={reset}>放弃修改</Button> : null}
        {own ? <Popconfirm title={`去掉本单位填写的 ${year} 年？`} onConfirm={() => save.mutate({ year, entered: null }, { onSuccess: reset })}><Button>恢复出厂</Button></Popconfirm> : null}
      </Flex>
      <p className="muted" style={{ margin: 0 }}>
        点某一天，在“上班”和“休息”之间改；方向键移动，空格修改。用于公示工作日（D108）、春节和节假日开会（B105）等检查；农历和节气由程序推算，不用填。
        {known ? '' : '没有放假安排的年份只当周末休息，涉及工作日的检查不作判断。'}
      </p>
      <YearGrid year={year} days={shown} onToggle={toggle} />
    </Flex>
  );
}
