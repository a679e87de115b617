import { MinusOutlined, PlusOutlined, RotateRightOutlined } from '@ant-design/icons';
import { Alert, Button, Space } from 'antd';
import { useRef, useState } from 'react';

const STEPS = [0.1, 0.15, 0.25, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 4];

/** A picture that can be made larger and turned; the wheel scrolls, as everywhere. */
export function ImageView({ source, label }: { readonly source: string; readonly label: string }) {
  // `null` fits it into the view.
  const [zoom, setZoom] = useState<number | null>(null);
  const [turns, setTurns] = useState(0);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [failed, setFailed] = useState(false);
  const picture = useRef<HTMLImageElement>(null);
  const sideways = turns % 2 === 1;
  const width = size && zoom !== null ? size.width * zoom : null;
  const height = size && zoom !== null ? size.height * zoom : null;
  const step = (larger: boolean) => {
    const at = zoom ?? (picture.current && size ? picture.current.clientWidth / size.width : 1);
    setZoom((larger ? STEPS.find((one) => one > at * 1.01) : STEPS.findLast((one) => one < at * 0.99)) ?? at);
  };
  if (failed) return <Alert type="info" title="这张图片的格式不能在这里显示。请另存原件后用看图程序打开。" />;
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column', gap: 6 }}>
      <Space className="no-print">
        <Button size="small" aria-label="放大" icon={<PlusOutlined />} onClick={() => step(true)} />
        <Button size="small" aria-label="缩小" icon={<MinusOutlined />} onClick={() => step(false)} />
        <Button size="small" onClick={() => setZoom(null)} disabled={zoom === null}>适合窗口</Button>
        <Button size="small" onClick={() => setZoom(1)}>原大</Button>
        <Button size="small" icon={<RotateRightOutlined />} onClick={() => setTurns((turns + 1) % 4)}>旋转</Button>
        {size ? <span className="muted figure">{size.width}×{size.height}{zoom === null ? '' : `　${Math.round(zoom * 100)}%`}</span> : null}
      </Space>
      <div tabIndex={0} aria-label={label} role="img" style={{ flex: 1, minHeight: 0, overflow: 'auto', background: '#3c3934', borderRadius: 4, display: 'grid', placeItems: 'safe center' }}>
        <div style={width === null || height === null ? { width: '100%', height: '100%', display: 'grid', gridTemplate: 'minmax(0, 1fr) / minmax(0, 1fr)', placeItems: 'center', minHeight: 0 } : { width: sideways ? height : width, height: sideways ? width : height, display: 'grid', placeItems: 'center' }}>
          <img ref={picture} src={source} alt="" onError={() => setFailed(true)} onLoad={({ currentTarget }) => setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
            style={{ transform: `rotate(${turns * 90}deg)`, ...(width === null || height === null ? { maxWidth: sideways ? '60%' : '100%', maxHeight: '100%', objectFit: 'contain' } : { width, height, maxWidth: 'none' }) }} />
        </div>
      </div>
    </div>
  );
}
