import { Form, Modal } from 'antd';
import type { Rectification } from '../../../shared/ledgers/rectification.ts';
import { useAction } from '../../client/useCall.ts';
import { detailsOf, EntryForm, typedOf, type TypedDetails } from './EntryForm.tsx';

/** Corrects or fills in details of an open entry. */
export function EditEntryDialog({ entry, branches, onClose }: { readonly entry: Rectification; readonly branches: readonly string[]; readonly onClose: () => void }) {
  const [form] = Form.useForm<TypedDetails>();
  const edit = useAction('rectification.edit');
  const before = typedOf(entry);
  return (
    <Modal title={`修改 ${entry.id}`} open width={720} okText="保存" confirmLoading={edit.isPending} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" initialValues={before} onFinish={(typed) => edit.mutate({ id: entry.id, changes: detailsOf({ ...before, ...typed }, entry.raisedOn) }, { onSuccess: onClose })}>
        <EntryForm branches={branches} />
      </Form>
    </Modal>
  );
}
