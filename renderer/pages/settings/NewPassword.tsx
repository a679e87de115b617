import { Flex, Input } from 'antd';
import { useState } from 'react';
import { libraryPasswordProblem } from '../../../shared/presentation/libraryPassword.ts';

/** A new password, typed twice; `onChange` gets it once it can be used, `null` before. */
export function NewPassword({ onChange }: { readonly onChange: (password: string | null) => void }) {
  const [[first, second], setTyped] = useState<readonly [string, string]>(['', '']);
  const problem = first === '' ? null : libraryPasswordProblem(first);
  const differs = second !== '' && first !== second;
  const type = (typed: readonly [string, string]) => {
    setTyped(typed);
    onChange(typed[0] === typed[1] && typed[0] !== '' && libraryPasswordProblem(typed[0]) === null ? typed[0] : null);
  };
  return (
    <Flex gap={8} align="center" wrap>
      <Input.Password aria-label="新口令" placeholder="新口令，至少 8 个字符" autoComplete="new-password" style={{ width: 240 }} value={first} onChange={({ target }) => type([target.value, second])} />
      <Input.Password aria-label="再输一遍" placeholder="再输一遍" autoComplete="new-password" style={{ width: 240 }} value={second} onChange={({ target }) => type([first, target.value])} />
      <span role="status" className="muted">{problem ?? (differs ? '两遍不一样。' : '')}</span>
    </Flex>
  );
}
