import { Alert, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { errorText } from '../client/errorText.ts';
import { useCall } from '../client/useCall.ts';
import { useClient } from '../client/ClientProvider.tsx';
import { Welcome } from '../pages/welcome/Welcome.tsx';
import { OpenedFile } from './OpenedFile.tsx';
import { Workplace } from './Workplace.tsx';

/** What the window shows: waiting, the first start, or the workplace. */
export function Frame() {
  const { data: state, error } = useCall('app.state', {});
  const connected = useConnected();
  return (
    <>
      {!connected && state ? <Alert banner type="warning" title="与后台的连接已断开，正在重新连接。已保存的内容不受影响。" /> : null}
      {error && !state ? <Alert banner type="error" title={errorText(error)} /> : null}
      <OpenedFile state={state} />
      {!state ? <Waiting /> : state.library ? <Workplace state={state} library={state.library} /> : <Welcome state={state} />}
    </>
  );
}

function Waiting() {
  return (
    <div style={{ height: '100%', display: 'grid', placeItems: 'center' }}>
      <Spin description="正在打开档盒" size="large"><div style={{ width: 200, height: 80 }} /></Spin>
    </div>
  );
}

function useConnected(): boolean {
  const client = useClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => client.onConnected(setConnected), [client]);
  return connected;
}
