import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useCall } from '../client/useCall.ts';

/** What changes something: there for everybody, and out of use for a visitor. The backend refuses it besides. */
export function ForChanges({ children }: { readonly children: ReactNode }) {
  const { data } = useCall('app.state', {});
  return <ConfigProvider componentDisabled={data?.library?.visitor ?? false}>{children}</ConfigProvider>;
}
