import type { Connections } from '../../shared/contract/appCalls.ts';

/** Who is connected where the program stands in a browser; more than one window is worth a look. */
export function Connected({ connected: { windows, addresses } }: { readonly connected: Connections }) {
  return (
    <footer className="no-print muted" aria-label="连接" style={{ padding: '2px 16px', background: '#fff', borderTop: '1px solid #e4e0da', ...(windows > 1 ? { color: '#7a4b00' } : {}) }}>
      浏览器方式：{windows} 个窗口连接，来自 {addresses.map((address) => (address === '127.0.0.1' ? '本机' : address)).join('、') || '本机'}{windows > 1 ? '。不用的窗口请关掉。' : ''}
    </footer>
  );
}
