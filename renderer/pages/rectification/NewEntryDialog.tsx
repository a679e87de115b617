import { Form, Modal } from 'antd';
import type { CalendarDate } from '../../../shared/model/calendarDate.ts';
import { useAction } from '../../client/useCall.ts';
import { detailsOf, EntryForm, type TypedDetails } from './EntryForm.tsx';

/** 登记: a problem that an inspection named, or that people found themselves. */
export function NewEntryDialog({ today, branches, onClose, onAdded }: { readonly today: CalendarDate; readonly branches: readonly string[]; readonly onClose: () => void; readonly onAdded: (id: string) => void }) {
  const [form] = Form.useForm<TypedDetails>();
  const register = useAction('rectification.register');
  const empty: TypedDetails = { source: '督查', raisedOn: today, dueOn: '', category: '', problem: '', basis: '', goal: '', measures: '', leader: '', unit: '', responsible: '', note: '' };
  return (
    <Modal title="登记问题" open width={720} okText="登记" confirmLoading={register.isPending} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" size="middle" initialValues={empty} onFinish={(typed) => register.mutate({ details: detailsOf({ ...empty, ...typed }, today) }, { onSuccess: ({ id }) => onAdded(id) })}>
        <EntryForm branches={branches} />
      </Form>
    </Modal>
  );
}
