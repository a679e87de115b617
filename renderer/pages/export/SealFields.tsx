import { Checkbox, Flex, Input } from 'antd';
import { passwordHint, passwordLength } from '../../../shared/presentation/bundlePassword.ts';

/** What a person has entered for an encrypted bundle; kept in the page's memory only, until the export has begun. */
export interface Sealing {
  readonly wanted: boolean;
  readonly password: string;
  readonly again: string;
}

export const noSealing: Sealing = { wanted: false, password: '', again: '' };

/** Whether an export may begin. */
export function sealingReady({ wanted, password, again }: Sealing): boolean {
  return !wanted || (passwordHint(password).level !== 'refused' && password === again);
}

/** Encrypt or not; the password twice, with how good it is. */
export function SealFields({ value, onChange }: { readonly value: Sealing; readonly onChange: (value: Sealing) => void }) {
  const { wanted, password, again } = value;
  const hint = passwordHint(password);
  const differs = again !== '' && again !== password;
  return (
    <Flex vertical gap={8}>
      <Checkbox checked={wanted} onChange={({ target }) => onChange({ ...noSealing, wanted: target.checked })}>加密成一个文件（路上携带用，AES-256，接收方用 7-Zip 输入密码解开）</Checkbox>
      {wanted ? (
        <Flex vertical gap={6} style={{ paddingInlineStart: 24, minHeight: 64 }}>
          <Flex gap={12} align="center" wrap>
            <label htmlFor="seal-password">密码</label>
            <Input.Password id="seal-password" autoComplete="new-password" style={{ width: 240 }} maxLength={passwordLength.most} value={password} aria-describedby="seal-hint" onChange={({ target }) => onChange({ ...value, password: target.value })} />
            <label htmlFor="seal-again">再输一遍</label>
            <Input.Password id="seal-again" autoComplete="new-password" style={{ width: 240 }} maxLength={passwordLength.most} value={again} status={differs ? 'error' : ''} onChange={({ target }) => onChange({ ...value, again: target.value })} />
          </Flex>
          <span id="seal-hint" className="muted" aria-live="polite">{differs ? '两遍不一样。' : password === '' ? '密码不保存在任何地方，忘记了就打不开，只能重新导出。' : `密码强度：${hint.text}`}</span>
        </Flex>
      ) : null}
    </Flex>
  );
}
