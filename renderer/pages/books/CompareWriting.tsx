import { Button, Flex, Modal, Select } from 'antd';
import { useState } from 'react';
import type { BookPageView } from '../../../shared/contract/bookCalls.ts';
import { WritingCompare } from '../../parts/WritingCompare.tsx';

/** No more pages of a group are taken in at a glance. */
const MOST = 12;

/** Pages of a book beside others of it, as a person chooses them. */
export function CompareWriting({ pages, at }: { readonly pages: readonly BookPageView[]; readonly at: number }) {
  const [chosen, setChosen] = useState<readonly [readonly number[], readonly number[]] | null>(null);
  const written = pages.filter(({ state }) => state === 'text');
  const begin = () => {
    const here = written.find(({ number }) => number === at) ?? written[0]!;
    const other = written.find(({ number }) => number !== here.number);
    setChosen([[here.number], other ? [other.number] : []]);
  };
  const options = written.map(({ number }) => ({ value: number, label: `第 ${number} 页` }));
  const groupOf = (name: string, numbers: readonly number[]) => ({ name, pages: written.filter(({ number }) => numbers.includes(number)).map(({ itemId, page, number }) => ({ itemId, page, label: `第 ${number} 页` })) });
  const groups = chosen ? [groupOf('甲组', chosen[0]), groupOf('乙组', chosen[1])].filter((group) => group.pages.length > 0) : [];
  return (
    <>
      <Button disabled={written.length < 2} onClick={begin}>字迹对照</Button>
      <Modal title="字迹对照" open={chosen !== null} onCancel={() => setChosen(null)} footer={null} width={1100} style={{ top: 20 }} destroyOnHidden>
        {chosen ? (
          <Flex gap={12} style={{ marginBottom: 8 }}>
            <Select mode="multiple" maxCount={MOST} aria-label="甲组的页" style={{ flex: 1 }} value={[...chosen[0]]} onChange={(numbers) => setChosen([numbers, chosen[1]])} options={options} />
            <Select mode="multiple" maxCount={MOST} aria-label="乙组的页" style={{ flex: 1 }} value={[...chosen[1]]} onChange={(numbers) => setChosen([chosen[0], numbers])} options={options} />
          </Flex>
        ) : null}
        {groups.length > 0 ? <WritingCompare groups={groups} /> : null}
      </Modal>
    </>
  );
}
