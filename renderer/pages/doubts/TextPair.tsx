import { Select } from 'antd';
import { useRef, useState } from 'react';
import type { EvidenceSide } from '../../../shared/contract/findingCalls.ts';
import { ItemLink } from '../../parts/address.tsx';

interface TextPairProps {
  /** Texts with marked passages. */
  readonly sides: readonly EvidenceSide[];
  /** Texts that can be read beside them. */
  readonly others: readonly EvidenceSide[];
}

/** Two records side by side, what belongs together in the same colour and number; a click brings the partner into sight. */
export function TextPair({ sides, others }: TextPairProps) {
  const all = [...sides, ...others];
  const [left, setLeft] = useState(0);
  const [right, setRight] = useState(1);
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const show = (pair: number, from: Element) => {
    setActive(pair);
    for (const mark of box.current?.querySelectorAll(`mark[data-pair="${pair}"]`) ?? []) if (mark.closest('.text-side') !== from.closest('.text-side')) mark.scrollIntoView({ block: 'center', behavior: 'smooth' });
  };
  const one = all[left] ?? all[0]!;
  const other = all[right];
  return (
    <section className="panel">
      <h2>原文对照</h2>
      <div ref={box} className={other ? 'text-pair' : 'text-pair single'}>
        <TextSide side={one} all={all} at={left} onChoose={setLeft} active={active} onMark={show} />
        {other ? <TextSide side={other} all={all} at={right} onChoose={setRight} active={active} onMark={show} /> : null}
      </div>
    </section>
  );
}

interface TextSideProps {
  readonly side: EvidenceSide;
  readonly all: readonly EvidenceSide[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
  readonly active: number | null;
  readonly onMark: (pair: number, from: Element) => void;
}

function TextSide({ side, all, at, onChoose, active, onMark }: TextSideProps) {
  return (
    <article className="text-side">
      <header>
        {all.length > 2 ? <Select size="small" aria-label="看哪一份" value={at} style={{ width: '100%' }} onChange={onChoose} options={all.map(({ date, title }, index) => ({ value: index, label: `${date ?? ''} ${title}` }))} /> : <b>{side.title}</b>}
        <div className="muted"><span className="figure">{side.date ?? '日期未读出'}</span> {side.branch} <ItemLink item={side.item}>打开</ItemLink></div>
      </header>
      <div className="text-body" tabIndex={0} role="region" aria-label={side.title} ref={startAtMark}>
        {pieces(side).map(({ text, pair, start }) =>
          pair === null ? <span key={start}>{text}</span> : (
            <mark key={start} data-pair={pair} className={`pair-${pair % 5}${pair === active ? ' active' : ''}`} role="button" tabIndex={0}
              onClick={({ currentTarget }) => onMark(pair, currentTarget)} onKeyDown={({ key, currentTarget }) => { if (key === 'Enter') onMark(pair, currentTarget); }}
            ><sup>{pair}</sup>{text}</mark>
          ))}
      </div>
    </article>
  );
}

/** The first marked passage is what one wants to see. */
function startAtMark(body: HTMLDivElement | null): void {
  const mark = body?.querySelector('mark');
  if (body && mark) body.scrollTop = mark.offsetTop - body.offsetTop - 40;
}

/** The text cut at its marks; a mark inside another one is left out. */
function pieces({ text, marks }: EvidenceSide): readonly { readonly text: string; readonly pair: number | null; readonly start: number }[] {
  const cut: { text: string; pair: number | null; start: number }[] = [];
  let at = 0;
  for (const { start, end, pair } of marks) {
    if (start < at) continue;
    if (start > at) cut.push({ text: text.slice(at, start), pair: null, start: at });
    cut.push({ text: text.slice(start, end), pair, start });
    at = end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), pair: null, start: at });
  return cut;
}
