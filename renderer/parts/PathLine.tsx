import { Typography } from 'antd';

/** A place on this computer, whole and copyable. */
export function PathLine({ path }: { readonly path: string }) {
  return <Typography.Text copyable={{ tooltips: ['复制路径', '已复制'] }} style={{ wordBreak: 'break-all' }}>{path}</Typography.Text>;
}
