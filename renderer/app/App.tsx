import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { createClient } from '../client/client.ts';
import { ClientProvider } from '../client/ClientProvider.tsx';
import { Frame } from './Frame.tsx';
import { theme } from './theme.ts';

/** The whole window. */
export function App() {
  const [client] = useState(() => createClient());
  return (
    <ConfigProvider locale={zhCN} theme={theme} componentSize="middle" button={{ autoInsertSpace: false }}>
      <AntApp component={false} message={{ maxCount: 3 }}>
        <ClientProvider client={client}>
          <Frame />
        </ClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
