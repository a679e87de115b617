import { useEffect, useMemo, useRef } from 'react';
import type { Block, Place } from '../../../shared/model/document.ts';
import { BlockTable } from './BlockTable.tsx';
import { MarkedText } from './MarkedText.tsx';
import type { PlaceMark } from './placeMark.ts';
import './document.css';

export interface DocumentViewProps {
  readonly blocks: readonly Block[];
  readonly marks?: readonly PlaceMark[];
  /** Brought into view and lit up most strongly; a new object of the same place brings it into view again. */
  readonly focus?: Place | null;
  /** Only these blocks, end exclusive: one record of several. */
  readonly range?: { readonly start: number; readonly end: number };
  readonly label?: string;
}

/**
 * A document as its reader understood it, drawn from blocks: text and tables, never markup of the file's own. Places in
 * it are lit up. Scrolls by itself; give it a height.
 */
export function DocumentView({ blocks, marks = [], focus = null, range, label = '文件内容' }: DocumentViewProps) {
  const byBlock = useMemo(() => Map.groupBy(marks, ({ place }) => place.block), [marks]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) root.current?.querySelector('[data-focus]')?.scrollIntoView({ block: 'center' });
  }, [focus]);
  const [first, end] = range ? [range.start, range.end] : [0, blocks.length];
  return (
    <div ref={root} className="document-view" role="document" aria-label={label} tabIndex={0}>
      {blocks.slice(first, end).map((block, offset) => {
        const index = first + offset;
        const own = byBlock.get(index) ?? noMarks;
        const focused = focus?.block === index ? focus : null;
        return (
          <div key={index}>
            <PageMark block={block} before={blocks[index - 1]} />
            {block.kind === 'table' ? <BlockTable table={block} marks={own} focus={focused} /> : <Line block={block} marks={own} focus={focused} />}
          </div>
        );
      })}
    </div>
  );
}

const noMarks: readonly PlaceMark[] = [];

function Line({ block, marks, focus }: { readonly block: Extract<Block, { kind: 'paragraph' }>; readonly marks: readonly PlaceMark[]; readonly focus: Place | null }) {
  const text = <MarkedText text={block.text} marks={marks} focus={focus} />;
  return block.heading !== undefined && block.heading <= 2 ? <p className="document-heading">{text}</p> : <p>{text}</p>;
}

/** Where a page begins, for formats that know pages. */
function PageMark({ block, before }: { readonly block: Block; readonly before: Block | undefined }) {
  if (block.page === undefined || (before !== undefined && block.page === before.page)) return null;
  return <div className="document-page" aria-hidden>第 {block.page} 页</div>;
}
