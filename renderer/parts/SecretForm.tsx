import { Alert, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { errorText } from '../client/errorText.ts';

/** A password, or the printed recovery key. */
interface Secret {
  readonly kind: 'password' | 'recovery';
  readonly text: string;
}

interface SecretFormProps {
  readonly label: string;
  readonly action: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onEnter: (secret: Secret) => void;
}

/** Asks for the password of a library, or its recovery key; what is typed is handed on and kept nowhere. */
export function SecretForm({ label, action, pending, error, onEnter }: SecretFormProps) {
  const [kind, setKind] = useState<Secret['kind']>('password');
  const [text, setText] = useState('');
  const enter = () => {
    if (text !== '') onEnter({ kind, text });
  };
  const other = kind === 'password' ? 'recovery' : 'password';
  return (
    <Flex vertical gap={8}>
      {error ? <Alert type="error" showIcon title={errorText(error)} /> : null}
      <Flex gap={8} wrap>
        {kind === 'password'
          ? <Input.Password key="password" aria-label={label} placeholder={label} autoFocus autoComplete="off" style={{ flex: 1, minWidth: 240 }} value={text} onChange={({ target }) => setText(target.value)} onPressEnter={enter} />
          : <Input key="recovery" aria-label="恢复密钥" placeholder="恢复密钥，九组，每组四位" autoFocus autoComplete="off" style={{ flex: 1, minWidth: 380, fontFamily: 'monospace' }} value={text} onChange={({ target }) => setText(target.value)} onPressEnter={enter} />}
        <Button type="primary" loading={pending} disabled={text === ''} onClick={enter}>{action}</Button>
      </Flex>
      <Button type="link" size="small" style={{ alignSelf: 'flex-start', padding: 0 }} onClick={() => { setText(''); setKind(other); }}>{kind === 'password' ? '忘记口令，用恢复密钥' : '用口令'}</Button>
    </Flex>
  );
}
