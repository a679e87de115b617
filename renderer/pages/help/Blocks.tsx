import type { HelpBlock } from '../../../shared/help/help.ts';

/** Help text, drawn from data: nothing in it is markup. */
export function Blocks({ blocks }: { readonly blocks: readonly HelpBlock[] }) {
  return <>{blocks.map((block, index) => <Block key={index} block={block} />)}</>;
}

function Block({ block }: { readonly block: HelpBlock }) {
  switch (block.kind) {
    case 'text':
      return <p style={{ margin: '4px 0' }}>{block.text}</p>;
    case 'steps':
      return <ol style={{ margin: '4px 0', paddingInlineStart: 22 }}>{block.items.map((item) => <li key={item}>{item}</li>)}</ol>;
    case 'list':
      return <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>{block.items.map((item) => <li key={item}>{item}</li>)}</ul>;
    case 'keys':
      return <p style={{ margin: '4px 0' }}>{block.items.map(({ keys, does }) => <span key={keys} style={{ marginInlineEnd: 14, whiteSpace: 'nowrap' }}><kbd style={{ border: '1px solid #cfcac3', borderRadius: 3, padding: '0 5px', background: '#f6f5f3' }}>{keys}</kbd> {does}</span>)}</p>;
  }
}
