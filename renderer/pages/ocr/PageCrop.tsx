import { Alert, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { FieldToConfirm } from '../../../shared/contract/ocrCalls.ts';
import { errorText } from '../../client/errorText.ts';
import { useClient } from '../../client/ClientProvider.tsx';

interface PageCropProps {
  readonly field: FieldToConfirm;
  /** Only the lines, enlarged, or the whole page with the lines marked. */
  readonly show: 'lines' | 'page';
}

/** The page that a field was read from, as it was scanned. */
export function PageCrop({ field: { itemId, path, lines }, show }: PageCropProps) {
  const client = useClient();
  const page = lines[0]?.page ?? 1;
  // An original never changes, and neither does its picture: it is not asked for again after every confirmation.
  const { data, error } = useQuery({ queryKey: ['ocr.picture', { itemId, page }], queryFn: () => client.call('ocr.picture', { itemId, page }), staleTime: 'static' });
  if (error) return <Alert type="warning" showIcon title={errorText(error)} />;
  if (!data) return <Skeleton active />;
  const here = lines.filter((line) => line.page === page).map(({ box }) => box);
  const margin = show === 'lines' ? Math.max(...here.map(({ height }) => height), 20) : 0;
  const left = Math.min(...here.map((box) => box.left)) - margin;
  const top = Math.min(...here.map((box) => box.top)) - margin;
  const right = Math.max(...here.map((box) => box.left + box.width)) + margin;
  const bottom = Math.max(...here.map((box) => box.top + box.height)) + margin;
  const view = show === 'page' ? `0 0 ${data.width} ${data.height}` : `${left} ${top} ${right - left} ${bottom - top}`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    <svg className={`confirm-crop confirm-${show === 'lines' ? 'line' : 'page'}`} viewBox={view} role="img" aria-label={show === 'lines' ? `${name} 第 ${page} 页，这一行的原图` : `${name} 第 ${page} 页`}>
      <image href={data.address} width={data.width} height={data.height} />
      {here.map((box) => <rect key={`${box.left} ${box.top}`} x={box.left - 4} y={box.top - 4} width={box.width + 8} height={box.height + 8} fill="none" stroke="#a8322a" strokeWidth={show === 'page' ? data.width / 250 : 1.5} vectorEffect={show === 'page' ? undefined : 'non-scaling-stroke'} />)}
    </svg>
  );
}
