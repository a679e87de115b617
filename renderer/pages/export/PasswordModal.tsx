import { Input, Modal } from 'antd';
import { useState } from 'react';

/** Asks for the password of an encrypted bundle; it is handed on and kept nowhere. */
export function PasswordModal({ path, onClose, onEnter }: { readonly path: string | null; readonly onClose: () => void; readonly onEnter: (password: string) => void }) {
  const [password, setPassword] = useState('');
  const enter = () => {
    if (password === '') return;
    setPassword('');
    onEnter(password);
  };
  return (
    <Modal title="成果包的密码" open={path !== null} onCancel={() => { setPassword(''); onClose(); }} onOk={enter} okText="核验" okButtonProps={{ disabled: password === '' }} width={480} destroyOnHidden>
      <p className="muted" style={{ wordBreak: 'break-all' }}>{path}</p>
      <Input.Password aria-label="密码" autoFocus autoComplete="off" value={password} onChange={({ target }) => setPassword(target.value)} onPressEnter={enter} />
      <p className="muted">核验时解开到本机的临时文件夹，核验后删除。</p>
    </Modal>
  );
}
