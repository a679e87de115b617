import { AutoComplete, Form, Input, Select } from 'antd';
import type { RectificationDetails } from '../../../shared/ledgers/rectification.ts';
import { parseCalendarDate, type CalendarDate } from '../../../shared/model/calendarDate.ts';
import { DayInput } from '../../parts/DayInput.tsx';

const sources = ['自查', '督查', '巡察', '考核', '上级反馈'];

/** The details as they are typed; empty dates are empty text. */
export type TypedDetails = Omit<RectificationDetails, 'raisedOn' | 'dueOn' | 'branch'> & { readonly branch?: string; readonly raisedOn: string; readonly dueOn: string };

/** The fields of an entry: 责任要明、措施要细. */
export function EntryForm({ branches }: { readonly branches: readonly string[] }) {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
      <Form.Item name="branch" label="支部"><Select allowClear showSearch placeholder="全乡镇" options={branches.map((name) => ({ value: name, label: name }))} /></Form.Item>
      <Form.Item name="source" label="问题来源"><AutoComplete options={sources.map((value) => ({ value }))} /></Form.Item>
      <Form.Item name="problem" label="具体问题" style={{ gridColumn: '1 / -1' }} rules={[{ required: true, whitespace: true, message: '请填写具体问题。' }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
      <Form.Item name="raisedOn" label="反馈时间" rules={[{ required: true, message: '请填写反馈时间。' }]}><DayInput width={160} /></Form.Item>
      <Form.Item name="dueOn" label="整改时限"><DayInput width={160} /></Form.Item>
      <Form.Item name="measures" label="整改措施" style={{ gridColumn: '1 / -1' }}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <Form.Item name="responsible" label="责任人"><Input /></Form.Item>
      <Form.Item name="leader" label="牵头领导"><Input /></Form.Item>
      <Form.Item name="unit" label="责任单位"><Input /></Form.Item>
      <Form.Item name="category" label="类别"><Input /></Form.Item>
      <Form.Item name="basis" label="涉及标准或条款" style={{ gridColumn: '1 / -1' }}><Input /></Form.Item>
      <Form.Item name="goal" label="整改目标" style={{ gridColumn: '1 / -1' }}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} /></Form.Item>
      <Form.Item name="note" label="备注" style={{ gridColumn: '1 / -1' }}><Input /></Form.Item>
    </div>
  );
}

/** What was typed, as the backend takes it; `raisedOn` stands in for a day that cannot be read. */
export function detailsOf({ branch, dueOn, raisedOn: typedDay, ...typed }: TypedDetails, raisedOn: CalendarDate): RectificationDetails {
  return { ...typed, branch: branch ?? null, raisedOn: parseCalendarDate(typedDay) ?? raisedOn, dueOn: parseCalendarDate(dueOn) };
}

/** The details of an entry, as the form shows them. */
export function typedOf({ branch, source, raisedOn, category, problem, basis, goal, measures, leader, unit, responsible, dueOn, note }: RectificationDetails): TypedDetails {
  return { ...(branch === null ? {} : { branch }), source, raisedOn, category, problem, basis, goal, measures, leader, unit, responsible, dueOn: dueOn ?? '', note };
}
