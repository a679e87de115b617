import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import type { Format } from '../../../shared/model/document.ts';
import { desktopBridge } from '../../client/desktop.ts';
import { errorText } from '../../client/errorText.ts';
import { useCall } from '../../client/useCall.ts';
import { ImageView } from './ImageView.tsx';

/** A picture that the browser does not draw by itself: a TIFF page by page; of what cannot be drawn here, how to see it. */
export function DrawnImage({ itemId, format, label }: { readonly itemId: number; readonly format: Format | null; readonly label: string }) {
  const [page, setPage] = useState(1);
  const { data: picture, error } = useCall('item.picture', { id: itemId, page });
  if (error) return <Alert type="warning" showIcon title={errorText(error)} />;
  if (picture === undefined) return <Skeleton active />;
  if (picture === null) return <NotDrawn itemId={itemId} format={format} />;
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 6, minHeight: 0 }}>
      {picture.pages > 1 ? (
        <Space className="no-print">
          <Button size="small" aria-label="上一页" icon={<LeftOutlined />} disabled={page === 1} onClick={() => setPage(page - 1)} />
          <span className="figure">第 {page} 页，共 {picture.pages} 页</span>
          <Button size="small" aria-label="下一页" icon={<RightOutlined />} disabled={page === picture.pages} onClick={() => setPage(page + 1)} />
        </Space>
      ) : null}
      <div style={{ flex: 1, minHeight: 0 }}><ImageView key={page} source={picture.address} label={label} /></div>
    </div>
  );
}

function NotDrawn({ itemId, format }: { readonly itemId: number; readonly format: Format | null }) {
  const desktop = desktopBridge();
  return (
    <Alert type="info" showIcon title={format === 'heic' ? '这是苹果手机的 HEIC 照片，档盒不能显示它的画面。' : '这张图片的格式不能在这里显示。'}
      description={<>照片的拍摄时间等照常读出和检查，原件照常归档、导出。{desktop ? '' : '要看画面，请用“另存原件”存出一份，再用看图程序打开。'}</>}
      action={desktop ? <Button size="small" type="primary" onClick={() => void desktop.openOriginal(itemId)}>用系统的程序打开</Button> : null} />
  );
}
