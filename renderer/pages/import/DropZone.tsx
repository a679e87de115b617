import { FolderOpenOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState, type DragEvent } from 'react';
import { desktopBridge } from '../../client/desktop.ts';

/** Takes a folder that is dropped on it. Only the desktop window learns where it lies; a browser is told to pick. */
export function DropZone({ desktop, onFolder, onPick }: { readonly desktop: boolean; readonly onFolder: (folder: string) => void; readonly onPick: () => void }) {
  const { message } = App.useApp();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    const path = file ? desktopBridge()?.pathOf(file) : undefined;
    if (path) onFolder(path);
    else void message.info('浏览器不告诉网页文件夹在哪里。请用“选择文件夹”。', 6);
  };
  return (
    <div onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}
      style={{ border: `1px dashed ${over ? '#a8322a' : '#8a857e'}`, borderRadius: 4, background: over ? '#f9efee' : '#fff', padding: '24px 16px', textAlign: 'center' }}>
      <FolderOpenOutlined style={{ fontSize: 28, color: '#8a857e' }} />
      <p style={{ margin: '8px 0 4px' }}>{desktop ? '把U盘里的文件夹拖到这里，或者' : '选择U盘里的文件夹。'}</p>
      <Button onClick={onPick}>选择文件夹</Button>
      <p className="muted" style={{ margin: '8px 0 0' }}>先列出里面有什么，确认后才开始读取。{desktop ? '' : '在浏览器中使用时不能拖放。'}</p>
    </div>
  );
}
