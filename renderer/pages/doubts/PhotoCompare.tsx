import { Checkbox, Segmented, Select, Slider } from 'antd';
import { useState } from 'react';
import type { EvidenceSide } from '../../../shared/contract/findingCalls.ts';
import { ItemLink } from '../../parts/address.tsx';

/** Two pictures beside each other, or one over the other with a slider between them. */
export function PhotoCompare({ sides }: { readonly sides: readonly EvidenceSide[] }) {
  const [left, setLeft] = useState(0);
  const [right, setRight] = useState(1);
  const [way, setWay] = useState<'beside' | 'over'>('beside');
  const [share, setShare] = useState(50);
  const [mirrored, setMirrored] = useState(false);
  const [one, other] = [sides[left] ?? sides[0]!, sides[right] ?? sides[1]!];
  const turned = mirrored ? { transform: 'scaleX(-1)' } : {};
  const options = sides.map((side, index) => ({ value: index, label: labelOf(side) }));
  return (
    <section className="panel">
      <h2>照片对照</h2>
      <div className="photo-tools">
        <Segmented<'beside' | 'over'> aria-label="怎样对照" value={way} onChange={setWay} options={[{ value: 'beside', label: '并排' }, { value: 'over', label: '叠放' }]} />
        <Checkbox checked={mirrored} onChange={({ target }) => setMirrored(target.checked)}>右图左右翻转</Checkbox>
      </div>
      {way === 'beside' ? (
        <div className="photo-pair">
          <figure><Picture side={one} /><figcaption><Caption side={one} options={options} at={left} onChoose={setLeft} /></figcaption></figure>
          <figure><div style={turned}><Picture side={other} /></div><figcaption><Caption side={other} options={options} at={right} onChoose={setRight} /></figcaption></figure>
        </div>
      ) : (
        <>
          <div className="photo-over">
            <Picture side={one} />
            <div className="upper" style={{ clipPath: `inset(0 0 0 ${share}%)` }}><div style={turned}><Picture side={other} /></div></div>
            <span className="edge" style={{ left: `${share}%` }} />
          </div>
          <Slider ariaLabelForHandle="左右各看多少" value={share} onChange={setShare} tooltip={{ open: false }} />
          <div className="photo-tools"><Caption side={one} options={options} at={left} onChoose={setLeft} /><span>←　→</span><Caption side={other} options={options} at={right} onChoose={setRight} /></div>
        </>
      )}
    </section>
  );
}

function Picture({ side }: { readonly side: EvidenceSide }) {
  return <img src={`/original/${side.item ?? 0}`} alt={labelOf(side)} />;
}

interface CaptionProps {
  readonly side: EvidenceSide;
  readonly options: readonly { readonly value: number; readonly label: string }[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

function Caption({ side, options, at, onChoose }: CaptionProps) {
  const taken = side.moments.find(({ kind }) => kind === 'taken');
  return (
    <span>
      {options.length > 2 ? <Select size="small" aria-label="看哪一张" value={at} style={{ maxWidth: 260, minWidth: 180 }} onChange={onChoose} options={[...options]} /> : <b>{labelOf(side)}</b>}
      <span className="muted"> {taken ? `拍摄时间 ${taken.text}` : '没有拍摄时间'} <ItemLink item={side.item}>打开</ItemLink></span>
    </span>
  );
}

function labelOf({ path, date }: EvidenceSide): string {
  return `${path.split('/').at(-1) ?? path}${date ? `（${date}）` : ''}`;
}
