import { Button, Flex, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useAction, useCall } from '../../client/useCall.ts';

/** The PIN with which the name at work signs decisions in this library. */
export function OwnPin({ person }: { readonly person: string }) {
  const { data: names = [] } = useCall('people.withPin', {});
  const set = useAction('people.setPin');
  const [pin, setPin] = useState('');
  const has = names.includes(person);
  const others = names.filter((name) => name !== person);
  return (
    <Flex vertical gap={6}>
      <Flex gap={8} align="center" wrap>
        <Input.Password aria-label="签名码" placeholder={has ? '换一个签名码' : '签名码，至少 4 位'} autoComplete="new-password" style={{ width: 200 }} value={pin} onChange={({ target }) => setPin(target.value)} />
        <Button disabled={pin.length < 4} loading={set.isPending} onClick={() => set.mutate({ person, pin }, { onSuccess: () => setPin('') })}>{has ? '更换' : '设签名码'}</Button>
        {has ? <Button onClick={() => set.mutate({ person, pin: null })}>取消签名码</Button> : null}
        <span className="muted">{has ? '以这个姓名作决定前要输入一次' : '设了以后，别人不能用这个姓名作决定'}</span>
      </Flex>
      {others.length > 0 ? (
        <Flex gap={8} align="center" wrap>
          <span className="muted">设了签名码的还有：</span>
          {others.map((name) => <Popconfirm key={name} title={`取消${name}的签名码？`} description="本人忘记时用。会记下是谁取消的。" okText="取消签名码" cancelText="不取消" onConfirm={() => set.mutate({ person: name, pin: null })}><Button size="small">{name}</Button></Popconfirm>)}
        </Flex>
      ) : null}
    </Flex>
  );
}
