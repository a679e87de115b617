import { Input, Modal, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useAction } from '../client/useCall.ts';

/** Who works with the program: the name stands beside every decision. */
export function PersonDialog({ open, name, onClose, onSaved = onClose }: { readonly open: boolean; readonly name: string; readonly onClose: () => void; readonly onSaved?: () => void }) {
  const [typed, setTyped] = useState(name);
  const field = useRef<InputRef>(null);
  const save = useAction('app.setPerson');
  const submit = () => save.mutate({ person: typed }, { onSuccess: onSaved });
  return (
    <Modal title="操作人" open={open} onCancel={onClose} onOk={submit} okText="保存" okButtonProps={{ disabled: typed.trim() === '' }} width={380} afterOpenChange={(shown) => shown && field.current?.focus()}>
      <p className="muted">姓名会记在每一次归档、核疑和整改操作上。</p>
      <Input ref={field} aria-label="姓名" value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} onPressEnter={submit} />
    </Modal>
  );
}
