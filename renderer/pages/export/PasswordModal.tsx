import { Input, Modal } from 'antd';
import { useState } from 'react';

interface PasswordModalProps {
  /** The encrypted bundle; nothing is asked where `null`. */
  readonly path: string | null;
  /** What will be done with it. */
  readonly purpose?: '核验' | '接收';
  readonly onClose: () => void;
  readonly onEnter: (password: string) => void;
}

/** Asks for the password of an encrypted bundle; it is handed on and kept nowhere. */
export function PasswordModal({ path, purpose = '核验', onClose, onEnter }: PasswordModalProps) {
  const [password, setPassword] = useState('');
  const enter = () => {
    if (password === '') return;
    setPassword('');
    onEnter(password);
  };
  return (
    <Modal title="成果包的密码" open={path !== null} onCancel={() => { setPassword(''); onClose(); }} onOk={enter} okText={purpose} okButtonProps={{ disabled: password === '' }} width={480} destroyOnHidden>
      <p className="muted" style={{ wordBreak: 'break-all' }}>{path}</p>
      <Input.Password aria-label="密码" autoFocus autoComplete="off" value={password} onChange={({ target }) => setPassword(target.value)} onPressEnter={enter} />
      <p className="muted">{purpose}时解开到本机的临时文件夹，{purpose}后删除。</p>
    </Modal>
  );
}
