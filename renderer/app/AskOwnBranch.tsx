import { Modal } from 'antd';
import { useState } from 'react';
import { useCall } from '../client/useCall.ts';
import { OwnBranchChoice } from '../parts/OwnBranchChoice.tsx';

/** After the first import in a village's window: its branch, where nobody has told it or the library has none of that name. */
export function AskOwnBranch({ ownBranch }: { readonly ownBranch: string | null }) {
  const { data } = useCall('settings.branchNames', {});
  const [later, setLater] = useState(false);
  const branches = data ?? [];
  const known = branches.length === 0 || (ownBranch !== null && branches.includes(ownBranch));
  return (
    <Modal title="本村是哪个支部" open={!known && !later} footer={null} destroyOnHidden onCancel={() => setLater(true)}>
      <p>{ownBranch === null ? '选好以后，各个页面只显示本村的材料；还没有归属的文件仍可核对。' : `档案库里没有“${ownBranch}”，请从已有的支部中选。`}</p>
      <OwnBranchChoice branches={branches} />
    </Modal>
  );
}
