import { useRef, useState, type ReactNode } from 'react';
import type { Block } from '../../../shared/model/document.ts';
import type { ItemField } from '../../../shared/contract/itemCalls.ts';
import { useCall } from '../../client/useCall.ts';

interface MeetingTextProps {
  readonly item: number;
  readonly ordinal: number;
  readonly fields: readonly ItemField[];
  readonly children: ReactNode;
}

/** The minutes beside what was read out of them: a field shows the place it was read from. */
export function MeetingText({ item, ordinal, fields, children }: MeetingTextProps) {
  const { data: document } = useCall('item.document', { id: item });
  const [shown, setShown] = useState<ItemField | null>(null);
  const text = useRef<HTMLDivElement>(null);
  const show = (field: ItemField) => {
    setShown(field);
    requestAnimationFrame(() => text.current?.querySelector('mark')?.scrollIntoView({ block: 'center' }));
  };
  const first = fields.reduce((least, { place }) => Math.min(least, place.block), Infinity);
  return (
    <div className="meeting-main">
      <div className="meeting-side panel">
        {children}
        <h2>读出的内容</h2>
        {fields.length === 0 ? <p className="muted">没有读出可用的内容。扫描件和照片要先识别文字。</p> : null}
        <dl className="fields">
          {fields.map((field, index) => (
            <div key={`${field.name} ${index}`}>
              <dt>{index > 0 && fields[index - 1]!.name === field.name ? '' : field.label}</dt>
              <dd><button type="button" className={field === shown ? 'field shown' : 'field'} onClick={() => show(field)} title="在原文中标出">{field.value}{field.confidence < 0.5 ? <span className="muted">（待核）</span> : null}</button></dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="meeting-paper" ref={text} tabIndex={0} role="region" aria-label="记录原文" data-ordinal={ordinal}>
        {document ? document.blocks.map((block, index) => <BlockView key={index} block={block} index={index} mark={shown} begins={ordinal > 0 && index === first} />) : <p className="muted">{document === null ? '这份文件没有可读的文字。' : ''}</p>}
      </div>
    </div>
  );
}

interface BlockViewProps {
  readonly block: Block;
  readonly index: number;
  readonly mark: ItemField | null;
  readonly begins: boolean;
}

function BlockView({ block, index, mark, begins }: BlockViewProps) {
  const place = mark?.place.block === index ? mark.place : null;
  if (block.kind === 'paragraph') return <p className={begins ? 'begins' : undefined}><Marked text={block.text} place={place} /></p>;
  return (
    <table><tbody>
      {block.rows.map((row, at) => <tr key={at}>{row.map((cell, column) => (cell ? <td key={column} colSpan={cell.columnSpan ?? 1} rowSpan={cell.rowSpan ?? 1}><Marked text={cell.text} place={place?.row === at && place.column === column ? place : null} /></td> : null))}</tr>)}
    </tbody></table>
  );
}

function Marked({ text, place }: { readonly text: string; readonly place: { readonly start: number; readonly end: number } | null }) {
  if (!place) return text;
  return <>{text.slice(0, place.start)}<mark>{text.slice(place.start, place.end)}</mark>{text.slice(place.end)}</>;
}
