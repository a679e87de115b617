import { Button, Descriptions, Flex, Input, Radio, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { AppState, Role } from '../../../shared/contract/appCalls.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { PathLine } from '../../parts/PathLine.tsx';
import { OwnPin } from './OwnPin.tsx';
import { ProblemReport } from './ProblemReport.tsx';

/** Who works here, and whose office this computer stands in. */
export function ComputerTab() {
  const { data: state } = useCall('app.state', {});
  return state ? <Computer key={`${state.role} ${state.ownBranch} ${state.person}`} state={state} /> : <Skeleton active />;
}

function Computer({ state }: { readonly state: AppState }) {
  const [person, setPerson] = useState(state.person ?? '');
  const { data: branches = [] } = useCall('settings.branchNames', {});
  const [savePerson, saveRole] = [useAction('app.setPerson'), useAction('app.setRole')];
  const role: Role = state.role ?? 'township';
  return (
    <Flex vertical gap={14} style={{ maxWidth: 720 }}>
      <Flex gap={8} align="center">
        <label htmlFor="person" style={{ width: 84 }}>操作人</label>
        <Input id="person" style={{ width: 200 }} value={person} maxLength={40} onChange={({ target }) => setPerson(target.value)} />
        <Button disabled={person.trim() === '' || person === state.person} onClick={() => savePerson.mutate({ person })}>保存</Button>
        <span className="muted">记在每一次操作上</span>
      </Flex>
      {state.person !== null && state.library ? (
        <Flex gap={8} align="flex-start">
          <span style={{ width: 84, lineHeight: '32px' }}>签名码</span>
          <OwnPin person={state.person} />
        </Flex>
      ) : null}
      <Flex gap={8} align="center" wrap>
        <span style={{ width: 84 }}>使用单位</span>
        <Radio.Group value={role} onChange={({ target }) => saveRole.mutate({ role: target.value as Role, ownBranch: state.ownBranch })} options={[{ value: 'township', label: '乡镇（多个村）' }, { value: 'village', label: '村（只看本村）' }]} />
        {role === 'village' ? <Select aria-label="本村支部" placeholder="选择本村支部" style={{ width: 260 }} value={state.ownBranch} onChange={(ownBranch) => saveRole.mutate({ role, ownBranch })} options={branches.map((name) => ({ value: name, label: name }))} /> : null}
      </Flex>
      <Descriptions size="small" column={1} items={[
        { key: 'folder', label: '档案库位置', children: state.library ? <PathLine path={state.library.folder} /> : '' },
        { key: 'version', label: '程序版本', children: state.version },
        { key: 'problem', label: '遇到问题', children: <ProblemReport /> },
        { key: 'backup', label: '备份与完好', children: <Link href="/settings?tab=fixity">备份、检查原件</Link> },
      ]} />
    </Flex>
  );
}
