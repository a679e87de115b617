import { Select } from 'antd';
import { useAction } from '../client/useCall.ts';

/** The one question of a village's window: which branch is its own. */
export function OwnBranchChoice({ branches }: { readonly branches: readonly string[] }) {
  const save = useAction('app.setRole');
  return <Select aria-label="本村支部" showSearch autoFocus style={{ width: '100%', maxWidth: 360 }} placeholder="选择支部" loading={save.isPending} options={branches.map((name) => ({ value: name, label: name }))} onChange={(ownBranch: string) => save.mutate({ role: 'village', ownBranch })} />;
}
