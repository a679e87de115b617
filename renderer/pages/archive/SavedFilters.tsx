import { App, Button, Dropdown, Input } from 'antd';
import { useAction, useCall } from '../../client/useCall.ts';
import { everythingFiled, type ArchiveFilter } from './useArchiveFilter.ts';

interface SavedFiltersProps {
  readonly filter: ArchiveFilter;
  readonly onChoose: (filter: ArchiveFilter) => void;
}

/** Filters that a person keeps under a name, on this computer. */
export function SavedFilters({ filter, onChoose }: SavedFiltersProps) {
  const { modal } = App.useApp();
  const { data: saved = [] } = useCall('filter.list', {});
  const save = useAction('filter.save');
  const forget = useAction('filter.forget');
  const ask = () => {
    let name = '';
    modal.confirm({
      title: '把现在的筛选存下来', icon: null, okText: '保存',
      content: <Input aria-label="筛选的名称" placeholder="例如：缺日期的会议记录" maxLength={40} autoFocus onChange={({ target }) => (name = target.value)} />,
      onOk: () => (name.trim() === '' ? Promise.reject(new Error('no name')) : save.mutateAsync({ name: name.trim(), filter: { ...filter } })),
    });
  };
  return (
    <Dropdown trigger={['click']}
      menu={{
        items: [
          ...saved.map(({ name, filter: kept }) => ({ key: `use ${name}`, label: name, onClick: () => onChoose({ ...everythingFiled, ...kept }) })),
          ...(saved.length > 0 ? [{ type: 'divider' as const }, { key: 'forget', label: '删除……', children: saved.map(({ name }) => ({ key: `forget ${name}`, label: name, onClick: () => forget.mutate({ name }) })) }] : []),
          { key: 'save', label: '保存现在的筛选……', onClick: ask },
        ],
      }}
    >
      <Button>常用筛选</Button>
    </Dropdown>
  );
}
