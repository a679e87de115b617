import { App, Button, Space } from 'antd';
import { useState } from 'react';
import type { ItemDetail } from '../../../shared/contract/itemCalls.ts';
import { fileNameOf } from '../../../shared/presentation/itemColumns.ts';
import { DangheError } from '../../../shared/model/errors.ts';
import { useClient } from '../../client/ClientProvider.tsx';
import { desktopBridge } from '../../client/desktop.ts';
import { errorText } from '../../client/errorText.ts';
import { FolderPicker } from '../FolderPicker.tsx';
import { useItemChanges } from './useItemChanges.tsx';

/** What can be done with an item: open or copy its original, set it aside, take it back. */
export function ItemActions({ item }: { readonly item: ItemDetail }) {
  const client = useClient();
  const { message, modal } = App.useApp();
  const desktop = desktopBridge();
  const { moveOut, moveBack } = useItemChanges();
  const [picking, setPicking] = useState(false);
  const copy = async (file: string, replace: boolean): Promise<void> => {
    try {
      await client.call('item.saveCopy', { id: item.id, file, replace });
      void message.success(`已另存到 ${file}`);
    } catch (error) {
      if (error instanceof DangheError && error.detail.code === 'file-exists') modal.confirm({ title: '替换已有的文件？', content: error.detail.path, okText: '替换', onOk: () => void copy(file, true) });
      else void message.error(errorText(error), 8);
    }
  };
  return (
    <Space wrap>
      {item.sha256 === null ? null : <Button size="small" onClick={() => setPicking(true)}>另存原件</Button>}
      {desktop && item.sha256 !== null ? <Button size="small" onClick={() => void desktop.openOriginal(item.id)}>用默认程序打开</Button> : null}
      {item.removed ? <Button size="small" onClick={() => moveBack([item.id])}>移回档案</Button> : item.status === 'unreadable' || item.status === 'skipped' ? null : <Button size="small" danger onClick={() => moveOut([item.id])}>移出档案</Button>}
      {picking ? (
        <FolderPicker title="另存到哪里" open wants="save" suggestedName={fileNameOf(item.path)} onClose={() => setPicking(false)}
          onPick={(file) => {
            setPicking(false);
            void copy(file, false);
          }}
        />
      ) : null}
    </Space>
  );
}
