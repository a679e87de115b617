import { AutoComplete, Button, DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ItemDecision, ItemDetail } from '../../../shared/contract/itemCalls.ts';
import { parseCalendarDate } from '../../../shared/model/calendarDate.ts';
import { useAction, useCall } from '../../client/useCall.ts';

interface Typed {
  readonly title: string;
  readonly branch: string;
  readonly year: number | null;
  readonly date: Dayjs | null;
  readonly category: string | null;
  readonly kind: string | null;
}

/** Corrects what is known of an item; only what was changed is set. The original stays as it is. */
export function ItemEditor({ item, onDone }: { readonly item: ItemDetail; readonly onDone?: () => void }) {
  const [form] = Form.useForm<Typed>();
  const { data: choices } = useCall('item.filing', {});
  const decide = useAction('item.decide');
  const before: Typed = { title: item.title ?? '', branch: item.branch ?? '', year: item.year, date: item.date === null ? null : dayjs(item.date), category: item.category, kind: item.kindId };
  const category = Form.useWatch('category', form) ?? item.category;
  const save = (typed: Typed) => {
    const decision = decisionOf(before, typed);
    if (Object.keys(decision).length === 0) onDone?.();
    else decide.mutate({ ids: [item.id], decision }, { onSuccess: () => onDone?.() });
  };
  const kinds = (choices?.kinds ?? []).filter((kind) => category === null || kind.category === category);
  return (
    <Form form={form} layout="vertical" size="small" initialValues={before} onFinish={save} requiredMark={false}>
      <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写标题' }]}><Input maxLength={300} /></Form.Item>
      <Form.Item name="branch" label="支部"><AutoComplete options={(choices?.branches ?? []).map((value) => ({ value }))} showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }} maxLength={200} /></Form.Item>
      <Space.Compact block style={{ gap: 8 }}>
        <Form.Item name="year" label="年度" style={{ width: 110 }}><InputNumber min={1900} max={2100} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="date" label="日期" style={{ flex: 1 }}><DatePicker style={{ width: '100%' }} /></Form.Item>
      </Space.Compact>
      <Form.Item name="category" label="类别"><Select options={(choices?.categories ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} onChange={() => form.setFieldValue('kind', null)} /></Form.Item>
      <Form.Item name="kind" label="文种"><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={kinds.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={decide.isPending}>保存</Button>
        <Button onClick={() => form.resetFields()}>还原</Button>
      </Space>
      <p className="muted">保存后记入历史，可以撤销。原件不会改动。</p>
    </Form>
  );
}

function decisionOf(before: Typed, typed: Typed): ItemDecision {
  const day = typed.date === null ? null : parseCalendarDate(typed.date.format('YYYY-MM-DD'));
  const branch = typed.branch.trim();
  return {
    ...(typed.title.trim() === before.title || typed.title.trim() === '' ? {} : { title: typed.title.trim() }),
    ...(branch === before.branch ? {} : { branch: branch === '' ? null : branch }),
    ...(typed.year === before.year ? {} : { year: typed.year }),
    ...(typed.date?.format('YYYY-MM-DD') === before.date?.format('YYYY-MM-DD') ? {} : { date: day }),
    ...(typed.category === before.category ? {} : { category: typed.category }),
    ...(typed.kind === before.kind ? {} : { kind: typed.kind ?? null }),
  };
}
