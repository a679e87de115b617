import { Button, Flex, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { AppState } from '../../shared/contract/appCalls.ts';
import { desktopBridge } from '../client/desktop.ts';
import { useAction } from '../client/useCall.ts';
import { useRunningJob } from '../client/useJobs.ts';
import { FolderPicker } from '../parts/FolderPicker.tsx';
import { PathLine } from '../parts/PathLine.tsx';

/** A hand-over or backup file was opened from the file manager: what is to be done with it is the person's choice. */
export function OpenedFile({ state }: { readonly state: AppState | undefined }) {
  const [file, setFile] = useState<string | null>(null);
  const [placing, setPlacing] = useState(false);
  const [takeIn, restore] = [useAction('handOver.takeIn'), useAction('library.restore')];
  const running = useRunningJob();
  useEffect(() => desktopBridge()?.onOpened(setFile), []);
  if (file === null || !state) return null;
  const close = () => {
    setPlacing(false);
    setFile(null);
  };
  if (placing) return <FolderPicker title="恢复到哪里（新文件夹）" open wants="save" suggestedName="恢复的档案库" onClose={close} onPick={(folder) => { close(); restore.mutate({ file, folder }); }} />;
  const canTakeIn = state.library !== null && state.role !== 'village';
  return (
    <Modal open title="打开移交或备份文件" onCancel={close} footer={null} width={560}>
      <PathLine path={file} />
      <p>{running ? '正在进行别的工作，请等它完成后再打开这个文件。' : '文件会先核对是否完整、未被改动。'}</p>
      <Flex gap={8} justify="end" wrap>
        <Button onClick={close}>取消</Button>
        <Button disabled={running !== null} onClick={() => setPlacing(true)}>恢复成新的档案库</Button>
        {canTakeIn ? <Button type="primary" disabled={running !== null} onClick={() => { close(); takeIn.mutate({ file }); }}>接收到现在的档案库</Button> : null}
      </Flex>
    </Modal>
  );
}
