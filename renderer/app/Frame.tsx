import { Alert, Spin } from 'antd';
import { errorMessage } from '../../shared/messages/errorMessage.ts';
import { errorText } from '../client/errorText.ts';
import { useCall } from '../client/useCall.ts';
import { useConnection } from '../client/useConnection.ts';
import { UnlockPage } from '../pages/unlock/UnlockPage.tsx';
import { Welcome } from '../pages/welcome/Welcome.tsx';
import { useActivity } from './useActivity.ts';
import { OpenedFile } from './OpenedFile.tsx';
import { Workplace } from './Workplace.tsx';

/** What the window shows: waiting, the first start, or the workplace. */
export function Frame() {
  const { data: state, error } = useCall('app.state', {});
  const connection = useConnection();
  useActivity();
  return (
    <div className="frame">
      {connection === 'lost' && state ? <Alert banner type="warning" title="与后台的连接已断开，正在重新连接。已保存的内容不受影响。" /> : null}
      {connection === 'gone' ? <Alert banner type="error" title="后台已经停止。请重新启动档盒，再打开它给出的新地址；已保存的内容不受影响。" /> : null}
      {state?.troubles.map((trouble) => <Alert key={trouble.code} banner closable type="warning" title={errorMessage(trouble)} />)}
      {error && !state ? <Alert banner type="error" title={errorText(error)} /> : null}
      <OpenedFile state={state} />
      <div className="frame-body">{!state ? <Waiting /> : state.library ? <Workplace state={state} library={state.library} /> : state.locked !== null ? <UnlockPage key={state.locked} folder={state.locked} /> : <Welcome state={state} />}</div>
    </div>
  );
}

function Waiting() {
  return (
    <div style={{ height: '100%', display: 'grid', placeItems: 'center' }}>
      <Spin description="正在打开档盒" size="large"><div style={{ width: 200, height: 80 }} /></Spin>
    </div>
  );
}
