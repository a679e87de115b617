import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { createClient } from '../client/client.ts';
import { Frame } from './Frame.tsx';
import { PersonGate } from './PersonGate.tsx';
import { theme } from './theme.ts';

/** The whole window. */
export function App() {
  const [client] = useState(() => createClient());
  return (
    <ConfigProvider locale={zhCN} theme={theme} componentSize="middle" button={{ autoInsertSpace: false }}>
      <AntApp component={false} message={{ maxCount: 3 }}>
        <PersonGate client={client}>
          <Frame />
        </PersonGate>
      </AntApp>
    </ConfigProvider>
  );
}
