import { FileOutlined, FolderOutlined, UpOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { errorText } from '../client/errorText.ts';
import { useAction, useCall } from '../client/useCall.ts';

export interface FolderPickerProps {
  readonly title: string;
  readonly open: boolean;
  /** Where to begin; the home folder where not given. */
  readonly start?: string;
  /** `save` also asks for a file's name; `file` takes a file that is there. */
  readonly wants: 'folder' | 'file' | 'save';
  readonly suggestedName?: string;
  readonly onPick: (path: string) => void;
  readonly onClose: () => void;
}

/** Chooses a folder or file of this computer inside the page. */
export function FolderPicker({ title, open, start, wants, suggestedName = '', onPick, onClose }: FolderPickerProps) {
  const [folder, setFolder] = useState<string | null>(start ?? null);
  const [file, setFile] = useState<string | null>(null);
  const [name, setName] = useState(suggestedName);
  // What a person has typed stays, whatever listing arrives meanwhile.
  const [typed, setTyped] = useState<string | null>(null);
  const [newFolder, setNewFolder] = useState('');
  const { data, error, isPlaceholderData } = useCall('folder.list', { folder, files: wants !== 'folder' }, open);
  const make = useAction('folder.make');
  const separator = data?.folder.includes('\\') ? '\\' : '/';
  const chosen = wants === 'file' ? file : wants === 'save' ? (data && name.trim() ? `${data.folder.replace(/[\\/]$/, '')}${separator}${name.trim()}` : null) : (data?.folder ?? null);
  const enter = (path: string) => {
    setTyped(null);
    setFolder(path);
    setFile(null);
  };
  // What was typed and not gone to yet is gone to first: nobody takes a folder that is not on the screen.
  const take = () => {
    if (typed !== null && typed !== data?.folder) enter(typed);
    else if (chosen !== null) onPick(chosen);
  };
  return (
    <Modal title={title} open={open} onCancel={onClose} onOk={take} okText="选定" okButtonProps={{ disabled: isPlaceholderData || (chosen === null && typed === null) }} width={720} destroyOnHidden>
      <Flex gap={8} style={{ marginBottom: 8 }}>
        <Button icon={<UpOutlined />} aria-label="上一级" disabled={!data?.parent} onClick={() => data?.parent && enter(data.parent)} />
        <Input aria-label="路径" value={typed ?? data?.folder ?? ''} onChange={({ target }) => setTyped(target.value)} onPressEnter={({ currentTarget }) => enter(currentTarget.value)} />
      </Flex>
      {error ? <Alert type="error" title={errorText(error)} style={{ marginBottom: 8 }} /> : null}
      <Flex gap={12} style={{ height: 320 }}>
        <Flex vertical gap={2} style={{ width: 130, overflow: 'auto' }}>
          {data?.places.map((place) => <Button key={place.path} type="text" style={{ justifyContent: 'flex-start' }} onClick={() => enter(place.path)}>{place.name}</Button>)}
        </Flex>
        <div role="listbox" aria-label="文件夹内容" style={{ flex: 1, overflow: 'auto', border: '1px solid #cfcac3', borderRadius: 4, padding: 4 }}>
          {data?.entries.length === 0 ? <p className="muted" style={{ padding: 8 }}>这里没有{wants === 'folder' ? '下级文件夹' : '文件'}。</p> : null}
          {data?.entries.map((entry) => (
            <Button key={entry.path} role="option" aria-selected={file === entry.path} block type={file === entry.path ? 'primary' : 'text'} style={{ justifyContent: 'flex-start' }}
              icon={entry.kind === 'folder' ? <FolderOutlined /> : <FileOutlined />}
              onClick={() => {
                if (entry.kind === 'folder') enter(entry.path);
                else if (wants === 'save') setName(entry.name);
                else setFile(entry.path);
              }}
            >{entry.name}</Button>
          ))}
        </div>
      </Flex>
      <Flex gap={8} style={{ marginTop: 8 }}>
        {wants === 'save' ? <Input prefix="名称" value={name} onChange={({ target }) => setName(target.value)} /> : null}
        {wants === 'file' ? null : (
          <Input.Search placeholder="新建文件夹" enterButton="新建" value={newFolder} onChange={({ target }) => setNewFolder(target.value)}
            onSearch={(typed) => data && typed.trim() && make.mutate({ parent: data.folder, name: typed }, { onSuccess: ({ path }) => { setNewFolder(''); enter(path); } })} />
        )}
      </Flex>
    </Modal>
  );
}
