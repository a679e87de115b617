import { Alert, Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { errorText } from '../../client/errorText.ts';
import { useAction, useCall } from '../../client/useCall.ts';
import { FolderPicker } from '../../parts/FolderPicker.tsx';

/** A report for support: read here first, saved only on request. */
export function ProblemReport() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>生成问题报告</Button>
      {open ? <Report onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Report({ onClose }: { readonly onClose: () => void }) {
  const { data, error } = useCall('problem.report', {});
  const { data: state } = useCall('app.state', {});
  const [placing, setPlacing] = useState(false);
  const save = useAction('problem.save');
  if (placing && data) return <FolderPicker title="问题报告放在哪里" open wants="save" suggestedName={`档盒问题报告${(state?.today ?? '').replaceAll('-', '')}.txt`} onClose={() => setPlacing(false)} onPick={(file) => save.mutate({ file, text: data.text }, { onSuccess: onClose, onError: () => setPlacing(false) })} />;
  return (
    <Modal open title="问题报告" width={760} onCancel={onClose} footer={<Flex gap={8} justify="end"><Button onClick={onClose}>关闭</Button><Button type="primary" disabled={!data} onClick={() => setPlacing(true)}>保存为文件</Button></Flex>}>
      {error ? <Alert type="error" showIcon title={errorText(error)} /> : <Input.TextArea aria-label="问题报告" readOnly value={data?.text ?? ''} rows={16} />}
    </Modal>
  );
}
