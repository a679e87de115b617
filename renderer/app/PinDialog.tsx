import { Alert, Input, Modal, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { errorText } from '../client/errorText.ts';
import { useAction } from '../client/useCall.ts';

/** A name that signs with a PIN shows it once a sitting. */
export function PinDialog({ person, onClose, onProved }: { readonly person: string; readonly onClose: () => void; readonly onProved: () => void }) {
  const [pin, setPin] = useState('');
  const field = useRef<InputRef>(null);
  const prove = useAction('people.prove', { shown: true });
  const submit = () => prove.mutate({ pin }, { onSuccess: onProved });
  return (
    <Modal title={`${person}的签名码`} open onCancel={onClose} onOk={submit} okText="确认" okButtonProps={{ disabled: pin === '' }} confirmLoading={prove.isPending} width={380} afterOpenChange={(shown) => shown && field.current?.focus()}>
      <p className="muted">作出决定前输入一次；换操作人或关闭档案库后要再输。</p>
      <Input.Password ref={field} aria-label="签名码" autoComplete="off" value={pin} onChange={({ target }) => setPin(target.value)} onPressEnter={submit} />
      {prove.error ? <Alert type="error" showIcon title={errorText(prove.error)} style={{ marginTop: 8 }} /> : null}
    </Modal>
  );
}
