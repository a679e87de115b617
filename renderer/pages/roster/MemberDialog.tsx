import { Alert, Button, Flex, Form, Input, Modal, Select } from 'antd';
import type { RosterMember } from '../../../shared/ledgers/rosterMember.ts';
import type { RosterPerson } from '../../../shared/ledgers/rosterPeople.ts';
import type { MemberStanding } from '../../../shared/model/roster.ts';
import { standingLabels } from '../../../shared/presentation/standingLabels.ts';
import { useAction } from '../../client/useCall.ts';

const dates = { born: '出生', joined: '入党', becameFull: '转正', movedIn: '转入', movedOut: '转出', died: '去世', ended: '出党' } as const;
type DateField = keyof typeof dates;

interface Typed extends Partial<Record<DateField | 'group' | 'note', string>> {
  readonly branch: string;
  readonly name: string;
  readonly gender?: '男' | '女';
  readonly standing: MemberStanding;
  readonly offices?: readonly { readonly office?: string; readonly from?: string; readonly to?: string }[];
  readonly floating?: readonly { readonly where?: string; readonly from?: string; readonly to?: string }[];
}

const dateRule = { pattern: /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, message: '写作 2008、2008-07 或 2008-07-01' };

/** One person: states, offices and times away. What is entered here comes before what rosters in the files say. */
export function MemberDialog({ person, branch, branches, onClose }: { readonly person: RosterPerson | null; readonly branch: string | null; readonly branches: readonly string[]; readonly onClose: () => void }) {
  const [form] = Form.useForm<Typed>();
  const put = useAction('roster.save');
  const remove = useAction('roster.remove');
  const start: Partial<Typed> = person ? { ...person } : { ...(branch === null ? {} : { branch }), standing: 'full', offices: [], floating: [] };
  return (
    <Modal title={person ? person.name : '增加人员'} open width={760} okText="保存" confirmLoading={put.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {person !== null && person.id === null ? <Alert type="info" showIcon style={{ marginBottom: 8 }} title={`目前取自花名册：${person.paths.map((path) => path.split('/').at(-1)).join('、')}。保存后以这里填写的为准，原文件不改动。`} /> : null}
      {person?.id ? <Alert type="info" style={{ marginBottom: 8 }} title="这一条是人工填写的。" action={<Button size="small" loading={remove.isPending} onClick={() => remove.mutate({ id: person.id! }, { onSuccess: onClose })}>取消人工填写</Button>} /> : null}
      <Form form={form} layout="vertical" initialValues={start} onFinish={(typed) => put.mutate({ member: memberOf(typed), id: person?.id ?? null }, { onSuccess: onClose })}>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', columnGap: 10 }}>
          <Form.Item name="branch" label="支部" style={{ gridColumn: 'span 2' }} rules={[{ required: true, message: '请选择支部。' }]}><Select disabled={person !== null} showSearch options={branches.map((name) => ({ value: name, label: name }))} /></Form.Item>
          <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名。' }]}><Input disabled={person !== null} maxLength={40} /></Form.Item>
          <Form.Item name="gender" label="性别"><Select allowClear options={[{ value: '男', label: '男' }, { value: '女', label: '女' }]} /></Form.Item>
          <Form.Item name="standing" label="类别"><Select options={(Object.keys(standingLabels) as MemberStanding[]).map((value) => ({ value, label: standingLabels[value] }))} /></Form.Item>
          {(Object.keys(dates) as DateField[]).map((field) => <Form.Item key={field} name={field} label={`${dates[field]}时间`} rules={[dateRule]}><Input placeholder="2008-07" /></Form.Item>)}
          <Form.Item name="group" label="党小组" style={{ gridColumn: 'span 2' }}><Input maxLength={60} /></Form.Item>
          <Form.Item name="note" label="备注" style={{ gridColumn: 'span 2' }}><Input maxLength={500} /></Form.Item>
        </div>
        <Periods name="offices" title="任职" what="office" placeholder="职务，如 党支部书记" add="增加任职" />
        <Periods name="floating" title="外出" what="where" placeholder="去向" add="增加外出时段" />
      </Form>
    </Modal>
  );
}

function Periods({ name, title, what, placeholder, add }: { readonly name: 'offices' | 'floating'; readonly title: string; readonly what: string; readonly placeholder: string; readonly add: string }) {
  return (
    <Form.List name={name}>
      {(fields, { add: append, remove }) => (
        <div style={{ marginBottom: 8 }}>
          <strong>{title}</strong>
          {fields.map((field) => (
            <Flex key={field.key} gap={8} align="start" style={{ marginTop: 4 }}>
              <Form.Item name={[field.name, what]} noStyle><Input aria-label={`${title}内容`} placeholder={placeholder} style={{ flex: 1 }} maxLength={60} /></Form.Item>
              <Form.Item name={[field.name, 'from']} rules={[dateRule]} style={{ margin: 0, width: 130 }}><Input aria-label={`${title}起`} placeholder="起 2021-03" /></Form.Item>
              <Form.Item name={[field.name, 'to']} rules={[dateRule]} style={{ margin: 0, width: 130 }}><Input aria-label={`${title}止`} placeholder="止（在任不填）" /></Form.Item>
              <Button type="link" onClick={() => remove(field.name)}>删除</Button>
            </Flex>
          ))}
          <div><Button size="small" style={{ marginTop: 4 }} onClick={() => append({})}>{add}</Button></div>
        </div>
      )}
    </Form.List>
  );
}

/** What was typed, without what was left empty. */
function memberOf({ branch, name, gender, standing, offices = [], floating = [], ...texts }: Typed): Omit<RosterMember, 'id'> {
  return {
    branch, name: name.trim(), standing,
    ...(gender === undefined ? {} : { gender }),
    ...filled(texts),
    offices: offices.flatMap(({ office, ...period }) => (office?.trim() ? [{ office: office.trim(), ...filled(period) }] : [])),
    floating: floating.map((one) => filled(one)).filter((one) => Object.keys(one).length > 0),
  };
}

function filled(given: object): Readonly<Record<string, string>> {
  const known = new Set([...Object.keys(dates), 'group', 'note', 'from', 'to', 'where']);
  return Object.fromEntries(Object.entries(given).flatMap(([key, value]: [string, unknown]) => (known.has(key) && typeof value === 'string' && value.trim() !== '' ? [[key, value.trim()]] : [])));
}
